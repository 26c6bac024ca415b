import type { Cue } from '../nodes/cue.ts'
import type { Effect } from '../nodes/effect.ts'
import { fieldAfter } from '../nodes/fieldChange.ts'
import type { Performed } from './beat.ts'
import type { Life } from './Life.ts'
import type { Simulation } from './Simulation.ts'

/** Does in memory what worker/performers.ts does in the world, and says what is announced of it. Nothing leaves. */
export function performEffect(
  simulation: Simulation,
  life: Life,
  nodeId: string,
  effect: Effect,
  at: number,
): { performed: Performed; cues: Cue[] } {
  const { person, post, agenda, setting } = simulation
  const done = (cues: Cue[] = []) => ({ performed: { effect }, cues })
  switch (effect.kind) {
    case 'email.send': {
      const mail = post.send(person, effect.topicId, new Date(at))
      const sentAt = mail.at.getTime()
      life.mails.push({ nodeId, at: sentAt, reactions: [], blockedFor: mail.blockedFor })
      if (!mail.blockedFor) agenda.follow(nodeId, sentAt, life.nth)
      return { performed: { effect, mail }, cues: [] }
    }
    case 'list.add':
    case 'list.remove':
      return done(person.setList(effect.listId, effect.kind === 'list.add'))
    case 'tag.add':
    case 'tag.remove':
      return done(person.setTag(effect.tag, effect.kind === 'tag.add'))
    case 'field.set':
    case 'field.increment':
      return done(person.setField('person', effect.field, fieldAfter(effect, person.field('person', effect.field))))
    case 'score.change': {
      const from = person.score
      const cues = person.addPoints(effect.points)
      return { performed: { effect, score: { from, to: person.score } }, cues }
    }
    case 'lead.create': {
      const wanted = effect.owner.kind === 'member' ? effect.owner.userId : person.field('person', 'owner')
      const isThere = typeof wanted === 'string' && setting.members.includes(wanted)
      return done(person.makeLead(isThere ? wanted : setting.nextSeller))
    }
    case 'frequency.set':
      person.mailsPerWeek = effect.mailsPerWeek
      return done()
    case 'webhook.call':
      life.answers.set(nodeId, null)
      agenda.follow(nodeId, at, life.nth)
      return done()
    case 'program.start':
      if (effect.programId !== setting.programId) return done(person.setProgram(effect.programId, true))
      simulation.start(at)
      return done()
    case 'program.stop':
      if (effect.programId !== setting.programId) return done(person.setProgram(effect.programId, false))
      simulation.stop(at)
      return done()
    case 'notify':
    case 'task.create':
      return done()
    default:
      return effect satisfies never
  }
}
