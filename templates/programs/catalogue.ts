import { type Language, languages } from '#engine/nodes/language.ts'
import type { Graph } from '#engine/program/graph.ts'
import { guideFollowUp } from './guideFollowUp.ts'
import { makeSecondGuide } from './secondGuideFile.ts'

type Worded = Readonly<Record<Language, string>>

/** A list that a template needs, made or found by its name when a program is made from it. */
export interface NeededList {
  readonly key: string
  readonly name: Worded
}

/** A file that a template needs, made or found by its name in the same way. */
export interface NeededFile {
  readonly key: string
  readonly name: Worded
  readonly fileName: Worded
  readonly contentType: string
  /** A sample to begin with. */
  content(language: Language): Buffer
}

/** A program that is shipped. */
export interface ProgramTemplate {
  readonly id: string
  readonly title: Worded
  readonly about: Worded
  readonly languages: readonly Language[]
  readonly lists: readonly NeededList[]
  readonly files: readonly NeededFile[]
  /** The drawing, once what it needs is there: ids by key. */
  draw(language: Language, ids: { readonly lists: Ids; readonly files: Ids }): Graph
}
type Ids = Readonly<Record<string, number>>

/** Every shipped template, by id. */
export const programTemplates = {
  guideFollowUp: {
    id: 'guideFollowUp',
    title: { en: 'Guide follow-up', fi: 'Oppaan jatkoviestit', sv: 'Uppföljning av guide' },
    about: {
      en: 'For people who downloaded a guide: a blog post, a second guide and, if that stays unread, a video. Whoever downloads the second guide goes to sales.',
      fi: 'Oppaan ladanneille: blogikirjoitus, toinen opas ja tarvittaessa video. Toisen oppaan ladanneet siirtyvät myynnille.',
      sv: 'För den som har laddat ner en guide: ett blogginlägg, en andra guide och vid behov en video. Den som laddar ner den andra guiden går till sälj.',
    },
    languages,
    lists: [
      {
        key: 'downloadedGuide',
        name: { en: 'Downloaded the guide', fi: 'Ladannut oppaan', sv: 'Har laddat ner guiden' },
      },
    ],
    files: [
      {
        key: 'secondGuide',
        name: { en: 'Second guide', fi: 'Toinen opas', sv: 'Andra guiden' },
        fileName: {
          en: '12-questions-recruiting-software.pdf',
          fi: '12-kysymysta-rekrytointijarjestelma.pdf',
          sv: '12-fragor-rekryteringssystem.pdf',
        },
        contentType: 'application/pdf',
        content: makeSecondGuide,
      },
    ],
    draw: (language, { lists, files }) =>
      guideFollowUp({ listId: idOf(lists, 'downloadedGuide'), fileId: idOf(files, 'secondGuide'), language }),
  },
} as const satisfies Readonly<Record<string, ProgramTemplate>>

export type ProgramTemplateId = keyof typeof programTemplates

function idOf(ids: Ids, key: string): number {
  const id = ids[key]
  if (id === undefined) throw new Error(`The template was not given "${key}".`)
  return id
}
