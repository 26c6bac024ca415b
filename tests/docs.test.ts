import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '#client/i18n/messages/en.ts'
import { kindOf, nodeTypes } from '#engine/nodes/registry.ts'
import { readEnv } from '#server/env.ts'
import { matchHeadings } from '#server/imports/matchHeadings.ts'
import { programTemplates } from '#templates/programs/catalogue.ts'
import { type Source, sources } from '#tests/support/sources.ts'
import { guidePage, guideWithKeys } from '../scripts/guideKeys.ts'

// What the pages say is so. docs/nodes.md is seen to by tests/engine/docs.test.ts.

const pages = sources(/\.md$/)
const read = (file: string) => readFileSync(file, 'utf8')

describe('links and pictures', () => {
  test('every link from one page to another leads to a file, and to a heading that is there', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => !leads(page, link))
        .map((link) => `${page.path}: ${link}`),
    )
    expect(broken).toEqual([])
  })

  test('every picture is shown somewhere', () => {
    const shown = new Set(
      pages.flatMap((page) => linksOf(page).map((link) => path.posix.join(path.dirname(page.path), link))),
    )
    const pictures = sources(/^docs\/images\/.*\.png$/).map((picture) => picture.path)
    expect(pictures.length).toBeGreaterThan(0)
    expect(pictures.filter((picture) => !shown.has(picture))).toEqual([])
  })

  test('every npm command on a page is one of package.json', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
    const named = pages.flatMap(({ path: page, text }) =>
      [...text.matchAll(/npm run(?:\s+-s)?\s+([\w:]+)/g)].map(([, name]) => ({ page, name })),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(({ name }) => !scripts.includes(name as string))).toEqual([])
  })
})

describe('the README', () => {
  const text = read('README.md')
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` \| (.*?) ?\|/gm)].map(([, name, initial]) => [name, initial] as const)

  test('names the variables that the server reads, no other, and their defaults', () => {
    const code = read('server/env.ts')
    const variables = code.slice(code.indexOf('const Variables = z.object({'))
    const known = [...variables.slice(0, variables.indexOf('\n})')).matchAll(/^ {2}([A-Z_]+):/gm)].map(
      ([, name]) => name,
    )
    expect(rows.map(([name]) => name)).toEqual(known)
    const initial = Object.fromEntries(rows)
    const env = readEnv({})
    expect(initial).toMatchObject({
      PORT: String(env.port),
      HOST: env.host,
      DATABASE_URL: env.databaseUrl ?? '',
      SMTP_URL: env.smtpUrl ?? '',
      PUBLIC_URL: env.publicUrl.replace(String(env.port), 'PORT'),
      BOOTSTRAP_API_KEY: env.bootstrapApiKey ?? '',
      LOG_LEVEL: env.logLevel,
      WORKER: env.worker ? 'on' : 'off',
      TRUST_PROXY: String(env.trustProxy),
    })
    expect(path.resolve(initial.DATA_DIR ?? '')).toBe(env.dataDir)
  })

  test('stays short', () => {
    expect(text.split('\n').length).toBeLessThan(150)
  })
})

test('the operating page names what a worker of its own reads', () => {
  const code = read('workflow-engine/worker/readWorkerSettings.ts')
  const names = new Set([...code.matchAll(/given\('([A-Z_]+)'\)/g)].map(([, name]) => name as string))
  expect(names.size).toBeGreaterThan(0)
  const text = read('docs/operating.md')
  expect([...names].filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

describe('the guide', () => {
  test('has the keys of the editor; `npm run docs` writes them', () => {
    expect(read(guidePage)).toBe(guideWithKeys())
  })

  test('what it prints in bold stands on the screen', () => {
    const start = read('README.md').match(/^## Start\n[\s\S]*?(?=^## )/m)?.[0] ?? ''
    const bold = [...`${read(guidePage)}${start}`.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => words as string)
    expect(bold.length).toBeGreaterThan(50)
    expect([...new Set(bold)].filter((words) => !screenWords.has(words) && !isEquation(words))).toEqual([])
  })

  test('headings that it lists are recognised', () => {
    const rows = headingRows()
    expect(rows.length).toBeGreaterThan(8)
    const wrong = rows.flatMap(({ field, headings }) => headings.filter((heading) => fieldOf(heading) !== field))
    expect(wrong).toEqual([])
  })
})

/** "Entered = waiting + …": said of the numbers, not written on the screen. */
const isEquation = (words: string) => words.includes(' = ')

const screenWords = new Set([
  ...Object.values(en).flatMap((room) => Object.values<string>(room)),
  ...nodeTypes.flatMap((type) => Object.values<string>(kindOf(type).texts.en)),
  ...Object.values(programTemplates).map(({ title }) => title.en),
])

/** What the import page calls the field that a heading goes to. */
function fieldOf(heading: string): string | undefined {
  const field = matchHeadings([heading], [])[0]?.field
  return (en.imports as Readonly<Record<string, string>>)[`field.${field}`]
}

/** The rows of the guide's table of headings: `| **Email** | Email, E-mail · Sähköposti |`. */
function headingRows(): { field: string; headings: string[] }[] {
  const table = read(guidePage).match(/^\| field \| some of the headings \|\n[\s\S]*?\n\n/m)?.[0] ?? ''
  return [...table.matchAll(/^\| \*\*(.+?)\*\* \| (.+) \|$/gm)].map(([, field, list]) => ({
    field: field as string,
    headings: (list as string).split(/[,·]/).map((heading) => heading.trim()),
  }))
}

/** Targets of a page's links and pictures within the repository. Code is not looked at. */
function linksOf({ text }: Source): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g), ...prose.matchAll(/\bsrc(?:set)?="([^"]+)"/g)]
    .map(([, target]) => target as string)
    .filter((target) => !/^[a-z]+:/.test(target))
}

function leads(page: Source, link: string): boolean {
  const [file = '', anchor] = link.split('#')
  const target = file === '' ? page.path : path.posix.join(path.dirname(page.path), file)
  if (!existsSync(target)) return false
  return anchor === undefined || anchorsOf(read(target)).includes(anchor)
}

/** As GitHub makes them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    (heading as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
}
