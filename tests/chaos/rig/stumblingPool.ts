import pg from 'pg'

/** A statement that is about to be sent. */
export interface Statement {
  /** From 1, over all connections of the pool. */
  readonly nth: number
  /** Of the session that it goes to. */
  readonly pid: number
  readonly inTransaction: boolean
}

/** A pool of a process that may be stopped before any of its statements, and goes on as if nothing had been. */
export function stumblingPool(url: string, before: (statement: Statement) => Promise<void>): pg.Pool {
  let nth = 0
  class Client extends pg.Client {
    #inTransaction = false

    // biome-ignore lint/suspicious/noExplicitAny: the driver's method has a dozen forms
    override query(...words: any[]): any {
      const [first] = words
      // A callback is how the pool itself asks; a query object is what a promise was made of already.
      if (typeof words.at(-1) === 'function' || typeof first?.submit === 'function')
        return super.query(...(words as [string]))
      const text = typeof first === 'string' ? first : (first.name ?? first.text)
      const pid = (this as unknown as { processID: number }).processID
      const inTransaction = this.#inTransaction
      this.#inTransaction = text.startsWith('begin') || (inTransaction && text !== 'commit' && text !== 'rollback')
      return before({ nth: ++nth, pid, inTransaction }).then(() => super.query(...(words as [string])))
    }
  }
  const pool = new pg.Pool({ connectionString: url, max: 8, Client: Client as typeof pg.Client })
  pool.on('error', () => undefined)
  // The pool's own query hands a callback to its client; here it is to stumble as well.
  pool.query = (async (...words: [string]) => {
    const client = await pool.connect()
    const ignore = () => undefined
    client.on('error', ignore)
    const broken = await client.query(...words).then(
      (result) => ({ result, error: undefined }),
      (error: Error) => ({ result: undefined, error }),
    )
    client.off('error', ignore)
    client.release(broken.error)
    if (broken.error) throw broken.error
    return broken.result
  }) as typeof pool.query
  return pool
}
