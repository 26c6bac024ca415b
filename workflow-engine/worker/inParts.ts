import { isPassing } from './failure.ts'

/**
 * Finds out who makes a batch fail by halving it: everybody else's work is done, and `blame` decides about the one.
 * @throws what is nobody's fault (isPassing) at once
 */
export async function inParts<T>(
  ids: readonly number[],
  error: unknown,
  run: (ids: readonly number[]) => Promise<T>,
  blame: (id: number, error: unknown) => Promise<T>,
): Promise<T[]> {
  if (isPassing(error)) throw error
  if (ids.length === 1) return [await blame(ids[0] as number, error)]
  const middle = Math.ceil(ids.length / 2)
  const done: T[] = []
  for (const part of [ids.slice(0, middle), ids.slice(middle)])
    try {
      done.push(await run(part))
    } catch (failure) {
      done.push(...(await inParts(part, failure, run, blame)))
    }
  return done
}
