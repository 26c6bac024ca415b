import type pg from 'pg'
import type { Scope } from '#server/scope.ts'

const locales = { en: 'en-GB', fi: 'fi-FI', sv: 'sv-SE' } as const

const today = { en: '', fi: 'klo ', sv: 'kl. ' } as const

/** A real moment as people of the workspace say it, in the asker's language: the time alone when it is today. */
export async function sayTime(
  client: Pick<pg.ClientBase, 'query'>,
  { workspaceId, language }: Scope,
  moment: Date,
): Promise<string> {
  const { rows } = await client.query<{ timeZone: string }>(
    'select time_zone as "timeZone" from workspace where workspace_id = $1',
    [workspaceId],
  )
  const zone = { timeZone: rows[0]?.timeZone ?? 'UTC' }
  const day = (date: Date) => date.toLocaleDateString('en-CA', zone)
  const sameDay = day(moment) === day(new Date())
  const said = new Intl.DateTimeFormat(locales[language], {
    ...zone,
    ...(sameDay ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' }),
  }).format(moment)
  return sameDay ? today[language] + said : said
}
