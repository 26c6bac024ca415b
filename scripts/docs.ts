import { readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { operatorNames } from '../workflow-engine/nodes/comparison.ts'
import { Condition } from '../workflow-engine/nodes/condition.ts'
import { conditionTexts } from '../workflow-engine/nodes/conditionTexts.ts'
import type { AnyKind } from '../workflow-engine/nodes/registry.ts'
import { kindOf, nodeTypes } from '../workflow-engine/nodes/registry.ts'
import type { Words } from '../workflow-engine/nodes/words.ts'
import { issueTexts } from '../workflow-engine/program/issueTexts.ts'

// Writes docs/nodes.md from the registry. `npm run docs`; tests/engine/docs.test.ts fails while it is out of date.

export const nodesPage = fileURLToPath(new URL('../docs/nodes.md', import.meta.url))

/** The reference of all kinds of steps, in English, for people and for callers of the API. */
export function describeNodes(): string {
  return [
    '# Kinds of steps',
    '',
    'Generated from `workflow-engine/nodes/registry.ts` by `npm run docs`. Do not edit.',
    '',
    'In a graph a step is `{ "id", "type", "name"?, "config", "position"? }`, kept under its own id; an edge is',
    '`{ "id", "from", "outlet", "to" }`. Settings that are left out take their defaults; steps without positions are',
    'arranged from top to bottom. `"off": true` switches a step off: people pass it at once by its first outlet, it asks and',
    'does nothing, and the ledger records them as passed. An entry, a goal and an end are never off.',
    '',
    '| type | step | family | outlets |',
    '|---|---|---|---|',
    ...nodeTypes.map((type) => overviewOf(kindOf(type))),
    '',
    ...nodeTypes.flatMap((type) => sectionOf(kindOf(type))),
    '## Rules',
    '',
    'A rule is a condition, or `{ "kind": "all", "rules": [] }`, `{ "kind": "any", "rules": [] }` or',
    '`{ "kind": "not", "rule": {} }` of rules, five deep at most and with fifty conditions at most. A condition is one of',
    'these; what is left out takes its default:',
    '',
    '| kind | settings |',
    '|---|---|',
    ...Condition.options.map((option) => conditionOf(z.toJSONSchema(option, { io: 'input' }))),
    '',
    'What is missing in one is told as `<type>.<code>`, in an exit rule as `exit.<code>`:',
    '',
    ...problemsOf(conditionTexts.en),
    '',
    `Operators: ${operatorNames.map((name) => `\`${name}\``).join(', ')}.`,
    '',
    '## What is checked about the drawing',
    '',
    ...Object.entries(issueTexts.en)
      .filter(([code]) => !code.includes('.'))
      .map(([code, sentence]) => `- \`${code}\`: ${sentence}`),
    '',
  ].join('\n')
}

const problemsOf = (words: Words): string[] =>
  Object.entries(words)
    .filter(([key]) => key.startsWith('issue.'))
    .map(([key, sentence]) => `- \`${key.slice('issue.'.length)}\`: ${sentence}`)

const overviewOf = ({ type, family, outlets, outletsOf, texts }: AnyKind): string => {
  const named = outlets.map((outlet) => `\`${outlet}\``)
  const all = outletsOf ? ['by its settings', ...named] : named
  return `| [\`${type}\`](#${type.toLowerCase()}) | ${texts.en.title} | ${family} | ${all.join(', ') || 'none'} |`
}

function sectionOf({ type, config, texts: { en } }: AnyKind): string[] {
  const { properties = {} } = z.toJSONSchema(config, { io: 'input' })
  const fresh = config.parse({})
  const settings = Object.entries(properties).map(([field, schema]) => {
    const help = en[`help.${field}`]
    const meaning = help ? `${en[`field.${field}`]}. ${help}` : en[`field.${field}`]
    const { default: initial = (fresh as Readonly<Record<string, unknown>>)[field] } = schema as Schema
    return `| \`${field}\` | ${meaning} | ${shapeOf(schema as Schema)} | \`${JSON.stringify(initial)}\` |`
  })
  const problems = Object.entries(en).filter(([key]) => key.startsWith('issue.') && !(key in conditionTexts.en))
  return [
    `## ${type}`,
    '',
    `**${en.title}.** ${en.about}`,
    '',
    ...(settings.length > 0 ? ['| setting | meaning | values | default |', '|---|---|---|---|', ...settings, ''] : []),
    ...problems.map(([key, sentence]) => `- \`${type}.${key.slice('issue.'.length)}\`: ${sentence}`),
    ...(problems.length > 0 ? [''] : []),
  ]
}

function conditionOf({ properties: { kind, ...settings } = {} }: Schema): string {
  const rows = Object.entries(settings).map(([name, schema]) => `\`${name}\`: ${shapeOf(schema as Schema)}`)
  return `| \`${(kind as Schema).const}\` | ${rows.join('; ')} |`
}

type Schema = z.core.JSONSchema.BaseSchema

/** A JSON Schema in a few words, fit for a table: `{ amount: 1 to 1000, unit: "hours" or "days" }`. */
function shapeOf(schema: Schema): string {
  // A rule contains rules, which JSON Schema cannot say in a table.
  if (schema.widget === 'rule') return 'a [rule](#rules)'
  if (schema.widget === 'condition') return 'a [condition](#rules)'
  if (String(schema.enum) === String(operatorNames)) return 'an operator'
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map((choice) => shapeOf(choice as Schema)).join(' or ')
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')
  switch (schema.type) {
    case 'object':
      return `{ ${Object.entries(schema.properties ?? {})
        .map(([key, value]) => `${key}: ${shapeOf(value as Schema)}`)
        .join(', ')} }`
    case 'array':
      return `${schema.minItems ?? 0} to ${schema.maxItems} of ${shapeOf(schema.items as Schema)}`
    case 'integer':
    case 'number':
      return numbersOf(schema)
    case 'string':
      return schema.maxLength === undefined ? 'text' : `text up to ${schema.maxLength}`
    case 'boolean':
      return '`true` or `false`'
    default:
      return String(schema.type)
  }
}

function numbersOf({ minimum, maximum = Number.MAX_SAFE_INTEGER }: Schema): string {
  if (maximum === Number.MAX_SAFE_INTEGER) return 'number of a row'
  return minimum === undefined ? `up to ${maximum}` : `${minimum} to ${maximum}`
}

/** Is the page what the registry says? */
export const isCurrent = (): boolean => readFileSync(nodesPage, 'utf8') === describeNodes()

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(nodesPage, describeNodes())
  console.log('docs/nodes.md is current.')
}
