import type { Language } from '#engine/nodes/language.ts'
import { type ProgramTemplateId, programTemplates } from '#templates/programs/catalogue.ts'
import type { Ids, ProgramTemplate } from '#templates/programs/ProgramTemplate.ts'

export interface TemplateView {
  readonly id: ProgramTemplateId
  readonly title: string
  readonly about: string
  /** How many steps it draws. */
  readonly steps: number
}

const known = new Map<Language, TemplateView[]>()

/** The shipped programs, as their catalogue has them. @param asker whose language they are told in */
export function listTemplates(asker: Language): TemplateView[] {
  const told = known.get(asker) ?? Object.entries(programTemplates).map(([id, one]) => viewOf(id, one, asker))
  known.set(asker, told)
  return told
}

function viewOf(id: string, template: ProgramTemplate, asker: Language): TemplateView {
  const { title, about, lists, files, segments, forms, topics } = template
  const graph = template.draw(
    asker,
    {
      lists: anyIds(lists),
      files: anyIds(files),
      segments: anyIds(segments),
      forms: anyIds(forms),
      topics: anyIds(topics),
    },
    '2000-01-01',
  )
  return {
    id: id as ProgramTemplateId,
    title: title[asker],
    about: about[asker],
    steps: Object.keys(graph.nodes).length,
  }
}

/** For a drawing that is only counted. */
const anyIds = (needed: readonly { readonly key: string }[] = []): Ids =>
  Object.fromEntries(needed.map(({ key }) => [key, 1]))
