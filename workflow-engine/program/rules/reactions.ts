import type { Condition } from '../../nodes/condition.ts'
import type { Issue } from '../../nodes/issue.ts'
import { kindOf, type Node } from '../../nodes/registry.ts'
import { conditionsOf, type PlacedCondition } from '../../nodes/rule.ts'
import { readAncestry } from '../ancestry.ts'
import type { Flow } from '../flow.ts'
import { blocker, nodeRef, type Rule, tip, warning } from './drawing.ts'
import { exitRules } from './exits.ts'

/** A question about what came of another step: a reaction to its email, the answer to its call. */
interface Question {
  readonly asked: string
  readonly type: 'email' | 'webhook'
  readonly field: string
}

/** Who asks what came of a step asks about one that is there, and comes before. */
export const reactions: Rule = function* ({ graph, flow }) {
  const asking = flow.order.map((node) => ({ node, questions: askedBy(node).flatMap(questionIn) }))
  const sources = asking.flatMap(({ questions }) => questions.map(({ asked }) => asked))
  const comesBefore = readAncestry(flow, sources)
  for (const { node, questions } of asking) {
    for (const question of questions) {
      const other = flow.nodes.get(question.asked)
      if (other?.type !== question.type) yield blocker(`missing${names[question.type]}`, node, {}, question.field)
      else if (other.off) yield warning(`${question.type}Off`, node, { other: nodeRef(other) }, question.field)
      // A goal is looked at wherever people stand.
      else if (node.type !== 'goal' && !comesBefore(other.id, node.id))
        yield warning(`${question.type}After`, node, { other: nodeRef(other) }, question.field)
    }
  }
  for (const { rule, path, name } of exitRules(graph)) {
    for (const { asked, type, field } of conditionsOf(rule, path).flatMap(questionIn)) {
      if (flow.nodes.get(asked)?.type === type) continue
      yield blocker(`missing${names[type]}`, null, { node: name }, field)
    }
  }
}

/** Whoever passes by is asked when there has been time to react: the settle time of opens and clicks is ten minutes. */
export const tooSoon: Rule = function* ({ flow }) {
  const lastEmail = emailsJustSent(flow)
  const asking = flow.order.filter(({ type, off }) => !off && (type === 'branch' || type === 'paths'))
  const sources = asking.flatMap((node) => askedBy(node).flatMap(questionIn)).map(({ asked }) => asked)
  const justBefore = readAncestry(flow, sources, ({ from }) => !isWait(flow.nodes.get(from)))
  for (const node of flow.order) {
    const email = lastEmail.get(node.id)
    if (node.off) continue
    if (node.type === 'email' && email) yield warning('emailsTooClose', node, { other: nodeRef(email) })
    if (node.type === 'branch' || node.type === 'paths') yield* askedTooSoon(node, email)
  }

  function* askedTooSoon(node: Node, email: Node | undefined): Generator<Issue> {
    const told = new Set<string>()
    for (const placed of askedBy(node)) {
      const [question] = questionIn(placed)
      const other = question ? flow.nodes.get(question.asked) : asksDownload(placed.condition) ? email : undefined
      if (!other || other.off || told.has(other.id)) continue
      if (question && (other.type !== question.type || !justBefore(other.id, node.id))) continue
      told.add(other.id)
      yield warning(other.type === 'webhook' ? 'answerTooSoon' : 'branchTooSoon', node, { other: nodeRef(other) })
    }
  }
}

/** "Downloaded since entering" wants something that could have led to the download. */
export const nothingToReactTo: Rule = function* ({ flow }) {
  const afterEmail = new Set(
    flow.order
      .filter(({ type, off }) => type === 'email' && !off)
      .flatMap(({ id }) => flow.next(id).map(({ to }) => to)),
  )
  for (const id of afterEmail) for (const { to } of flow.next(id)) afterEmail.add(to)
  for (const node of flow.order) {
    if (node.off || (node.type !== 'branch' && node.type !== 'paths')) continue
    if (!afterEmail.has(node.id) && askedBy(node).some(({ condition }) => asksDownload(condition)))
      yield tip('downloadBeforeEmail', node)
  }
}

const names = { email: 'Email', webhook: 'Webhook' } as const

const askedBy = (node: Node): PlacedCondition[] =>
  (node.off ? [] : (kindOf(node).asks?.(node.config) ?? [])).flatMap(({ rule, path }) => conditionsOf(rule, path))

function questionIn({ condition, path }: PlacedCondition): Question[] {
  if (condition.kind === 'reacted' && condition.emailNodeId !== null)
    return [{ asked: condition.emailNodeId, type: 'email', field: `${path}.emailNodeId` }]
  if (condition.kind === 'webhookAnswered' && condition.webhookNodeId !== null)
    return [{ asked: condition.webhookNodeId, type: 'webhook', field: `${path}.webhookNodeId` }]
  return []
}

const asksDownload = (condition: Condition): boolean => condition.kind === 'downloaded' && condition.since !== 'ever'

const isWait = (node: Node | undefined): boolean => node !== undefined && !node.off && kindOf(node).family === 'wait'

/** For every node an email that may have gone out on the way to it with no wait since. */
function emailsJustSent(flow: Flow): ReadonlyMap<string, Node> {
  const sent = new Map<string, Node>()
  for (const email of flow.order) {
    if (email.type !== 'email' || email.off) continue
    const ahead = [email.id]
    for (const id of ahead) {
      for (const { to } of flow.next(id)) {
        if (sent.has(to)) continue
        sent.set(to, email)
        const node = flow.nodes.get(to)
        // What follows another email or a wait does not follow this one.
        if (node && (node.type !== 'email' || node.off) && !isWait(node)) ahead.push(to)
      }
    }
  }
  return sent
}
