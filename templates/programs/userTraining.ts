import { type Language, languages } from '#engine/nodes/language.ts'
import { writeLetter } from '#templates/emails/letter.ts'
import { trainingLetters } from '#templates/emails/trainingLetters.ts'
import { idOf, type ProgramTemplate } from './ProgramTemplate.ts'
import { drawSketch, type Stroke } from './sketch.ts'
import { awaiting, days, did, email, end, entry, goal, openHours, tag } from './steps.ts'

/** When people have a moment for a lesson. */
const lessonHours = { weekdays: [2, 3, 4], from: '09:00', to: '11:00' } as const

/** A lesson a week for those who use the product:
 *
 *     entry ─ lesson 1 ─ begun? ─ no: a nudge ─ a week ─ lesson 2 ─ a week ─ lesson 3 ─ a week ─ lesson 4 ─ 2 weeks ─ end
 *     goal: training.completed ─ trained ─ well done
 */
export const userTraining: ProgramTemplate = {
  id: 'userTraining',
  title: { en: 'End-user training', fi: 'Käyttäjäkoulutus', sv: 'Användarutbildning' },
  about: {
    en: 'Four short lessons by email, one a week, for people whose company has begun to use the product. Whoever finishes the training leaves it.',
    fi: 'Neljä lyhyttä oppituntia sähköpostitse, yksi viikossa, kun yritys on ottanut tuotteen käyttöön. Koulutuksen suorittanut poistuu.',
    sv: 'Fyra korta lektioner per mejl, en i veckan, för dem vars företag har börjat använda produkten. Den som är klar lämnar programmet.',
  },
  languages,
  lists: [{ key: 'newUsers', name: { en: 'New users', fi: 'Uudet käyttäjät', sv: 'Nya användare' } }],
  files: [],
  draw: (language, { lists }) => {
    const words = texts[language]
    const write = (name: keyof typeof trainingLetters) => email(name, writeLetter(trainingLetters[name], language))
    const lesson = (name: keyof typeof trainingLetters): Stroke[] => [
      openHours(`hoursOf${name}`, language, lessonHours),
      write(name),
    ]
    return drawSketch({
      main: [
        entry('entry', { kind: 'list', listId: idOf(lists, 'newUsers') }),
        ...lesson('lesson1'),
        awaiting('begins', { kind: 'reacted', reaction: 'clicked', emailNodeId: 'lesson1' }, 4, {
          happened: [],
          timeout: [write('nudge')],
        }),
        days('firstWeek', 6),
        ...lesson('lesson2'),
        days('secondWeek', 6),
        ...lesson('lesson3'),
        days('thirdWeek', 6),
        ...lesson('lesson4'),
        days('twoWeeks', 14),
        tag('notFinished', words.notFinished),
        end('over', words.over),
      ],
      others: [
        [
          goal('isTrained', did('training.completed')),
          tag('trained', words.trained),
          write('wellDone'),
          end('done', words.trained),
        ],
      ],
    })
  },
}

const texts = {
  en: { notFinished: 'Training not finished', over: 'Not finished', trained: 'Trained' },
  fi: { notFinished: 'Koulutus kesken', over: 'Jäi kesken', trained: 'Koulutettu' },
  sv: { notFinished: 'Utbildningen inte klar', over: 'Inte klar', trained: 'Utbildad' },
} satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
