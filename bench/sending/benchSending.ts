import { type ChildProcess, fork } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { runBuilt } from '../builtProcesses.ts'
import { loadAverage, machineName } from '../gauge.ts'
import { type BenchServer, openBenchServer } from '../openBenchServer.ts'
import { runProcesses } from '../processes.ts'
import type { SendingResults } from '../results.ts'
import { median, round, short } from '../statistics.ts'
import { type FullOutbox, fillOutbox } from './outbox.ts'
import type { SinkCount } from './sink.ts'

const DOMAIN = 'smartrekry.example'
const nobody = { begin: () => undefined, end: () => undefined }

interface Run {
  readonly seconds: number
  readonly cpu: number
  readonly rssMb: number
}

/** One sender with default settings beside nodemailer by itself: the same mail, signed, over the same number of connections,
 *  to the same server on this machine, in turns. */
export async function benchSending({ people = 3000, rounds = 5 } = {}): Promise<SendingResults> {
  const server = await openBenchServer()
  const sink = fork(path.join(import.meta.dirname, 'sink.ts'), { execArgv: ['--import', 'tsx'] })
  try {
    const [port] = (await once(sink, 'message')) as [number]
    const outbox = await fillOutbox(await server.create('polku_bench_outbox'), people)
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const order = { server, outbox, port, people, privateKey }
    const ours: Run[] = []
    const theirs: Run[] = []
    const loads: number[] = []
    let bytes = 0
    for (let nth = 0; nth <= rounds; nth++)
      for (const [name, runs, send] of [
        ['our sender', ours, sendOurs] as const,
        ['nodemailer alone', theirs, sendTheirs] as const,
      ]) {
        const run = await send(order)
        bytes = await check(sink, people)
        loads.push(loadAverage())
        if (nth > 0) runs.push(run)
        console.log(
          `  round ${nth}  ${name.padEnd(18)} ${short(people / run.seconds).padStart(6)} mails/s  processor ${round(run.cpu, 2)} s`,
        )
      }
    const rate = (runs: readonly Run[]) => Math.round(median(runs.map(({ seconds }) => people / seconds)))
    const micros = (runs: readonly Run[]) => Math.round((median(runs.map(({ cpu }) => cpu)) * 1e6) / people)
    return {
      measuredAt: new Date().toISOString(),
      machine: machineName(),
      load: [Math.min(...loads), Math.max(...loads)],
      rounds,
      mails: people,
      bytesAMail: Math.round(bytes / people),
      mailsPerSecond: { ours: rate(ours), nodemailer: rate(theirs) },
      ratio: round(median(ours.map((run, n) => (theirs[n]?.seconds ?? Number.NaN) / run.seconds)), 2),
      processMicros: { ours: micros(ours), nodemailer: micros(theirs) },
      rssMb: Math.max(...ours.map(({ rssMb }) => rssMb)),
    }
  } finally {
    sink.kill()
    await server.close()
  }
}

interface SendingOrder {
  readonly server: BenchServer
  readonly outbox: FullOutbox
  readonly port: number
  readonly people: number
  readonly privateKey: string
}

async function sendOurs({ server, outbox: { workspaceId }, port, privateKey }: SendingOrder): Promise<Run> {
  const url = await server.clone('polku_bench_outbox', 'polku_bench_run')
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    PUBLIC_URL: 'https://polku.example',
    DKIM_DOMAIN: DOMAIN,
    DKIM_SELECTOR: 'bench',
    DKIM_KEY: privateKey,
  }
  const run = await runBuilt({ role: 'sender', url, workspaceId, count: 1, env, until: everythingSent, watch: nobody })
  return { seconds: run.seconds, cpu: run.reports[0]?.cpuSeconds ?? 0, rssMb: run.reports[0]?.rssMb ?? 0 }
}

async function everythingSent(client: pg.Client): Promise<void> {
  const text = `select state, count(*)::int as n from message where state <> 'sent' group by 1`
  for (;;) {
    const { rows } = await client.query<{ state: string; n: number }>({ name: 'unsent', text })
    const lost = rows.find(({ state }) => !['pending', 'claimed', 'dot'].includes(state))
    if (lost) throw new Error(`${lost.n} mails are ${lost.state}.`)
    if (rows.length === 0) return
    await pause(20)
  }
}

async function sendTheirs({ outbox: { email }, port, people, privateKey }: SendingOrder): Promise<Run> {
  const { html, text } = email
  const run = await runProcesses('sending/nodemailerAlone.ts', [
    { port, count: people, html, text, domain: DOMAIN, privateKey },
  ])
  return { seconds: run.seconds, cpu: run.reports[0]?.cpuSeconds ?? 0, rssMb: run.reports[0]?.rssMb ?? 0 }
}

/** Every mail has come once, and signed. @returns how many bytes they were together */
async function check(sink: ChildProcess, people: number): Promise<number> {
  const answered = once(sink, 'message')
  sink.send('count')
  const [{ mails, signed, bytes }] = (await answered) as [SinkCount]
  if (mails !== people || signed !== people)
    throw new Error(`${people} signed mails were expected; ${mails} came, ${signed} of them signed.`)
  return bytes
}
