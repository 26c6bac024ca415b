import { type Cue, cueOf } from '../nodes/cue.ts'
import type { Life } from './Life.ts'
import type { Simulation } from './Simulation.ts'
import type { Deed } from './scenario.ts'

/**
 * Something happens to the person, or it does something.
 * @param at milliseconds
 * @param nth the life whose step it answers; null: whichever asked last
 * @returns what is announced of it; null when it answers what there was not
 */
export function applyDeed({ person, lives }: Simulation, deed: Deed, at: number, nth: number | null): Cue[] | null {
  const last = (asked: (life: Life) => boolean) =>
    nth === null ? lives.findLast(asked) : lives.find((life) => life.nth === nth && asked(life))
  switch (deed.kind) {
    case 'reacted': {
      const { nodeId, reaction, link } = deed
      const mail = last((life) => life.mailOf(nodeId) !== undefined)?.mailOf(nodeId)
      if (!mail || mail.blockedFor !== null || mail.at > at) return null
      mail.reactions.push({ reaction, link, at })
      return person.happens(`email.${reaction}`, link ? { url: link } : {}, at)
    }
    case 'downloaded':
      return person.happens('file.downloaded', { fileId: deed.fileId }, at)
    case 'visited':
      return person.happens('page.visited', { path: deed.path }, at)
    case 'submitted':
      return person.happens('form.submitted', { formId: deed.formId }, at)
    case 'event':
      return person.happens(deed.type, deed.properties, at)
    case 'list':
      return person.setList(deed.listId, deed.isOn)
    // What is watched is found to have moved when it is heard (Simulation.hear).
    case 'segment':
      person.segments.set(deed.segmentId, deed.isIn)
      return []
    case 'tag':
      return person.setTag(deed.tag, deed.isOn)
    case 'field':
      return person.setField(deed.of, deed.field, deed.value)
    case 'score':
      return person.addPoints(deed.points)
    case 'opportunity':
      person.deals = deed.deal ? [deed.deal] : []
      return [cueOf.opportunity]
    case 'answered': {
      const { nodeId, status, values } = deed
      const life = last(({ answers }) => answers.get(nodeId) === null)
      life?.answers.set(nodeId, { status, values })
      return life ? [cueOf.webhook] : null
    }
    case 'program':
      return person.setProgram(deed.programId, deed.isInside)
    case 'unsubscribed':
      person.unmailable = 'consent'
      for (const life of lives) for (const mail of life.mails) if (mail.at > at) mail.blockedFor = 'consent'
      return person.happens('email.unsubscribed', {}, at)
    default:
      return deed satisfies never
  }
}
