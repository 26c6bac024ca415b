import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { SinkEntry } from '#engine/doctor/SinkLog.ts'
import { Dice, seedOf } from './Dice.ts'

type Stage = 'rcpt' | 'data' | 'body' | 'dot'

/** What the server does to one mail. */
type Manner =
  | { readonly kind: 'take' }
  | { readonly kind: 'refuse'; readonly at: Exclude<Stage, 'body'>; readonly answer: string }
  /** Hangs up instead of answering. */
  | { readonly kind: 'drop'; readonly at: Stage }
  /** Takes it, and says so late. Milliseconds. */
  | { readonly kind: 'late'; readonly ms: readonly [number, number] }
  /** Answers one byte at a time. */
  | { readonly kind: 'dribble' }

const take: Manner = { kind: 'take' }
const refuse = (at: 'rcpt' | 'data' | 'dot', answer: string): Manner => ({ kind: 'refuse', at, answer })
const drop = (at: Stage): Manner => ({ kind: 'drop', at })

/** Of a thousand mails. */
const manners: readonly (readonly [number, Manner])[] = [
  [868, take],
  [12, refuse('rcpt', '451 4.7.1 greylisted, come back')],
  [3, refuse('rcpt', '550 5.1.1 no such user')],
  [3, refuse('rcpt', '550 5.7.1 policy')],
  [12, refuse('data', '451 4.3.0 not now')],
  [2, refuse('data', '554 5.5.1 no')],
  [12, refuse('dot', '452 4.2.2 mailbox full')],
  [3, refuse('dot', '554 5.6.0 I do not like it')],
  [10, drop('rcpt')],
  [10, drop('data')],
  [10, drop('body')],
  [10, drop('dot')],
  [25, { kind: 'late', ms: [50, 900] }],
  [5, { kind: 'late', ms: [2000, 5000] }],
  [15, { kind: 'dribble' }],
]

/** From the dot to the answer. Real ones take ten times as long, and more. */
const USUAL_MS = [5, 25] as const

/** Of a hundred connections and senders: those that are not even greeted, or not listened to. */
const RUDE = 0.01

/**
 * An SMTP server on loopback that is as bad as servers are: it refuses for now and for ever, hangs up at every stage,
 * answers late and one byte at a time. What it does to the n-th offer to an address hangs on the seed alone. It writes
 * down every mail that it saw to its dot.
 */
export class HostileSink {
  readonly #seed: number
  readonly #dice: Dice
  readonly #server = createServer((socket) => this.#talk(socket))
  readonly #sockets = new Set<Socket>()
  readonly #offers = new Map<string, number>()
  readonly #copies = new Map<string, { copies: number }>()
  /** Message-IDs that it hung up on, after the dot or in the middle of the body, when the dot may be on its way already:
   *  nobody but it knows whether it has them. */
  readonly cut = new Set<string>()
  /** What it did, by kind and stage. */
  readonly deeds = new Map<string, number>()
  /** Takes whatever comes. */
  tame = false

  constructor(seed: number) {
    this.#seed = seed
    this.#dice = new Dice(seed)
  }

  /** What the doctor holds the outbox against. */
  get log(): ReadonlyMap<string, SinkEntry> {
    return this.#copies
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #isRude(): boolean {
    return !this.tame && this.#dice.next() < RUDE
  }

  #mannerFor(to: string): Manner {
    const nth = (this.#offers.get(to) ?? 0) + 1
    this.#offers.set(to, nth)
    return this.tame ? take : new Dice(this.#seed ^ seedOf(`${to} ${nth}`)).weighted(manners)
  }

  #did(what: string): void {
    this.deeds.set(what, (this.deeds.get(what) ?? 0) + 1)
  }

  #keep(messageId: string, taken: boolean): void {
    const entry = this.#copies.get(messageId) ?? { copies: 0 }
    if (taken) entry.copies++
    this.#copies.set(messageId, entry)
  }

  #talk(socket: Socket): void {
    this.#sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
    if (this.#isRude()) {
      this.#did('greeting: hung up')
      socket.destroy()
      return
    }
    if (this.#isRude()) {
      this.#did('greeting: 421')
      socket.end('421 4.3.2 busy\r\n')
      return
    }
    const talk = new Talk(socket, {
      manner: (to) => this.#mannerFor(to),
      isRude: () => this.#isRude(),
      did: (what) => this.#did(what),
      cut: (messageId) => {
        this.cut.add(messageId)
        // As real ones do, it has mostly kept what it did not answer for.
        this.#keep(messageId, this.#dice.next() < 0.9)
      },
      tear: (messageId) => this.cut.add(messageId),
      keep: (messageId, taken) => this.#keep(messageId, taken),
      late: ([from, to]) => this.#dice.between(from, to),
    })
    socket.on('data', (chunk) => talk.hear(chunk))
    socket.write('220 sink\r\n')
  }
}

interface House {
  manner(to: string): Manner
  isRude(): boolean
  did(what: string): void
  cut(messageId: string): void
  tear(messageId: string): void
  keep(messageId: string, taken: boolean): void
  late(ms: readonly [number, number]): number
}

/** One connection. */
class Talk {
  readonly #socket: Socket
  readonly #house: House
  #manner: Manner = take
  #inBody = false
  #heard = ''

  constructor(socket: Socket, house: House) {
    this.#socket = socket
    this.#house = house
  }

  hear(chunk: Buffer): void {
    this.#heard += chunk.toString('latin1')
    while (!this.#socket.destroyed && (this.#inBody ? this.#body() : this.#line()));
  }

  /** @returns whether there may be more to read */
  #body(): boolean {
    const messageId = /^Message-ID: <(.+)>/im.exec(this.#heard)?.[1]
    if (this.#manner.kind === 'drop' && this.#manner.at === 'body' && messageId !== undefined) {
      this.#house.tear(messageId)
      return this.#hangUp('body')
    }
    const end = this.#heard.indexOf('\r\n.\r\n')
    if (end < 0) return false
    this.#heard = this.#heard.slice(end + 5)
    this.#inBody = false
    this.#dot(messageId ?? 'none')
    return true
  }

  #dot(messageId: string): void {
    const manner = this.#manner
    if (manner.kind === 'drop' && manner.at === 'dot') {
      this.#house.cut(messageId)
      this.#hangUp('dot')
      return
    }
    const refused = manner.kind === 'refuse' && manner.at === 'dot'
    this.#house.keep(messageId, !refused)
    if (refused) this.#say(manner.answer, 'dot')
    else if (manner.kind === 'late') {
      this.#house.did('dot: late')
      this.#answerAfter(this.#house.late(manner.ms))
    } else if (manner.kind === 'dribble') void this.#dribble('250 2.0.0 taken\r\n')
    else this.#answerAfter(this.#house.late(USUAL_MS))
  }

  #answerAfter(ms: number): void {
    setTimeout(() => this.#socket.writable && this.#socket.write('250 2.0.0 taken\r\n'), ms)
  }

  #line(): boolean {
    const end = this.#heard.indexOf('\r\n')
    if (end < 0) return false
    const line = this.#heard.slice(0, end)
    this.#heard = this.#heard.slice(end + 2)
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') this.#socket.write('250 sink\r\n')
    else if (verb === 'MAIL') {
      if (this.#house.isRude()) return this.#hangUp('mail')
      if (this.#house.isRude()) this.#say('451 4.3.0 not now', 'mail')
      else this.#socket.write('250 ok\r\n')
    } else if (verb === 'RCPT') {
      this.#manner = this.#house.manner(/<(.*)>/.exec(line)?.[1] ?? '')
      return this.#at('rcpt', '250 ok')
    } else if (verb === 'DATA') {
      this.#inBody = !(this.#manner.kind === 'refuse' && this.#manner.at === 'data')
      return this.#at('data', '354 go on')
    } else if (verb === 'QUIT') this.#socket.end('221 bye\r\n')
    else this.#socket.write(verb === 'RSET' ? '250 ok\r\n' : '500 what?\r\n')
    return true
  }

  #at(stage: 'rcpt' | 'data', otherwise: string): boolean {
    const manner = this.#manner
    if (manner.kind === 'drop' && manner.at === stage) return this.#hangUp(stage)
    if (manner.kind === 'refuse' && manner.at === stage) this.#say(manner.answer, stage)
    else this.#socket.write(`${otherwise}\r\n`)
    return true
  }

  #say(answer: string, stage: string): void {
    this.#house.did(`${stage}: ${answer.slice(0, 3)}`)
    this.#socket.write(`${answer}\r\n`)
  }

  #hangUp(stage: string): false {
    this.#house.did(`${stage}: hung up`)
    this.#socket.destroy()
    return false
  }

  async #dribble(answer: string): Promise<void> {
    this.#house.did('dot: one byte at a time')
    for (const byte of answer) {
      if (!this.#socket.writable) return
      this.#socket.write(byte)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}
