import type { Condition } from '../../nodes/condition.ts'
import { kindOf, type NodeType } from '../../nodes/registry.ts'
import { conditionsOf } from '../../nodes/rule.ts'
import { done, type Edit, refuse } from '../edit.ts'
import type { Fault, Fix, FixMaker } from '../fixes.ts'
import type { Graph } from '../graph.ts'
import { configureField } from '../settings.ts'

/** Changes settings of one step, one after the other. */
function setting(
  key: string,
  { node }: Fault,
  values: readonly (readonly [path: string, value: unknown])[],
): Fix | null {
  if (values.length === 0) return null
  return {
    key,
    apply(graph: Graph): Edit {
      let after = graph
      for (const [path, value] of values) {
        const edit = configureField(after, node.id, path, value)
        if (edit.refused) return refuse(graph, edit.refused)
        after = edit.graph
      }
      return done(after)
    },
  }
}

/** The field that is wrong gets this value. */
const setTo =
  (key: string, value: unknown): FixMaker =>
  (fault) =>
    fault.issue.field === undefined ? null : setting(key, fault, [[fault.issue.field, value]])

/** Whoever was chosen is gone, or nobody was: the rule that always finds somebody. */
const chooseOwner: FixMaker = (fault) => {
  const { field = '' } = fault.issue
  if (field === 'owner.userId') return setting('defaultOwner', fault, [['owner', { kind: 'ownerOrRoundRobin' }]])
  if (field === 'to.userId') return setting('tellOwner', fault, [['to', { kind: 'owner' }]])
  return field.endsWith('.ownerId') ? setting('anyOwner', fault, [[field, '']]) : null
}

/** Asks about the last step of the kind that comes before. */
const askNearest =
  (type: 'email' | 'webhook'): FixMaker =>
  (fault) => {
    const { field } = fault.issue
    const nearest = field && nearestBefore(fault, type)
    if (!nearest) return null
    const fix = setting(type === 'email' ? 'askEmail' : 'askWebhook', fault, [[field, nearest]])
    return fix && { ...fix, params: { other: { ref: 'node', id: nearest } } }
  }

function nearestBefore({ node, flow }: Fault, type: NodeType): string | undefined {
  const ahead = new Set([node.id])
  // A Set hands out what is added to it while it is read.
  for (const id of ahead) {
    if (id !== node.id && flow.nodes.get(id)?.type === type) return id
    for (const { from } of flow.previous(id)) ahead.add(from)
  }
  return undefined
}

/** Changes every condition of the step that `isMeant`. */
const askInstead =
  (key: string, isMeant: (condition: Condition) => boolean, field: string, value: string): FixMaker =>
  (fault) => {
    const { node } = fault
    const asked = (kindOf(node).asks?.(node.config) ?? []).flatMap(({ rule, path }) => conditionsOf(rule, path))
    const meant = asked.filter(({ condition }) => isMeant(condition))
    return setting(
      key,
      fault,
      meant.map(({ path }) => [`${path}.${field}`, value]),
    )
  }

const writeUrl =
  (key: string, change: (url: URL) => void): FixMaker =>
  (fault) => {
    if (fault.node.type !== 'webhook' || !URL.canParse(fault.node.config.url.trim())) return null
    const url = new URL(fault.node.config.url.trim())
    change(url)
    return setting(key, fault, [['url', url.href]])
  }

export const settingFixes: Readonly<Record<string, FixMaker>> = {
  missingMember: chooseOwner,
  'handOff.noMember': chooseOwner,
  'task.noMember': chooseOwner,
  'notify.noMember': chooseOwner,
  missingTopic: setTo('noTopic', null),
  archivedTopic: setTo('noTopic', null),
  missingEmail: askNearest('email'),
  emailAfter: askNearest('email'),
  '*.noEmail': askNearest('email'),
  missingWebhook: askNearest('webhook'),
  webhookAfter: askNearest('webhook'),
  '*.noWebhook': askNearest('webhook'),
  downloadBeforeEmail: askInstead(
    'askEver',
    (condition) => condition.kind === 'downloaded' && condition.since !== 'ever',
    'since',
    'ever',
  ),
  asksOpens: askInstead(
    'askClicks',
    (condition) => condition.kind === 'reacted' && condition.reaction === 'opened',
    'reaction',
    'clicked',
  ),
  listensLate: setTo('sinceEntered', 'entered'),
  'waitForWindow.noWeekday': setTo('workdays', [1, 2, 3, 4, 5]),
  'waitForWindow.noHours': (fault) =>
    setting('officeHours', fault, [
      ['window.from', '08:00'],
      ['window.to', '17:00'],
    ]),
  'webhook.notSafe': writeUrl('useHttps', (url) => {
    url.protocol = 'https:'
  }),
  'webhook.password': writeUrl('noPassword', (url) => {
    url.username = ''
    url.password = ''
  }),
}
