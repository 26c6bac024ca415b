import { readFileSync, writeFileSync } from 'node:fs'
import { benchEngine } from './engine.ts'
import { report } from './report.ts'

// npm run bench -- engine [people] [rounds]

const [what = 'engine', people, rounds] = process.argv.slice(2)
if (what !== 'engine') {
  console.error(`There is no benchmark "${what}". Try: npm run bench -- engine`)
  process.exit(1)
}
const engine = await benchEngine({
  ...(people && { people: Number(people) }),
  ...(rounds && { rounds: Number(rounds) }),
})
const file = new URL('results.json', import.meta.url)
const results = { ...earlier(file), engine }
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
const text = report(engine)
writeFileSync(new URL('RESULTS.md', import.meta.url), text)
console.log(`\n${text}`)

function earlier(from: URL): object {
  try {
    return JSON.parse(readFileSync(from, 'utf8')) as object
  } catch {
    return {}
  }
}
