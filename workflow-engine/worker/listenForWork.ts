import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { WORK_CHANNEL } from '../intake/notifyWork.ts'
import { backoff } from './backoff.ts'

/**
 * Calls `onWork` at every notice that something has become due, over one connection of the pool. A lost connection is
 * replaced, and `onWork` is called then, as notices may have been missed.
 * @returns a function that ends it
 */
export function listenForWork(pool: pg.Pool, onWork: () => void): () => Promise<void> {
  const stop = new AbortController()
  const done = (async () => {
    for (let attempt = 0; !stop.signal.aborted; attempt++) {
      const heard = await listen(pool, onWork, stop.signal).catch(() => false)
      if (heard) attempt = 0
      await pause(backoff(attempt), undefined, { signal: stop.signal }).catch(() => undefined)
    }
  })()
  return () => {
    stop.abort()
    return done
  }
}

/** Resolves when the connection is lost or the listening is ended; true when it had been heard on. */
async function listen(pool: pg.Pool, onWork: () => void, stop: AbortSignal): Promise<boolean> {
  const client = await pool.connect()
  let lost = false
  let unhear = () => {}
  try {
    const over = new Promise<void>((resolve) => {
      const loose = () => {
        lost = true
        resolve()
      }
      client.once('error', loose)
      client.once('end', loose)
      if (stop.aborted) resolve()
      const end = () => resolve()
      stop.addEventListener('abort', end)
      unhear = () => stop.removeEventListener('abort', end)
    })
    client.on('notification', onWork)
    await client.query(`listen ${WORK_CHANNEL}`)
    onWork()
    await over
    return true
  } finally {
    unhear()
    client.removeAllListeners('notification')
    if (!lost) await client.query(`unlisten ${WORK_CHANNEL}`).catch(() => undefined)
    client.release(lost)
  }
}
