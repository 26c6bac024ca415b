import { demo, signIn } from '#tests/support/e2e/backstage.ts'
import { drawWithTheMouse } from '#tests/support/e2e/drawWithTheMouse.ts'
import { installation } from '#tests/support/e2e/installation.ts'
import { guide, letters } from '#tests/support/e2e/letters.ts'
import { linkOf, OtherSystem } from '#tests/support/e2e/OtherSystem.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { writeOut } from '#tests/support/e2e/writeOut.ts'
import { reconcile } from '#tests/support/reconcile.ts'

// The product's main job as a newcomer tries it: on the demo that every installation begins with, from signing in to a
// lead in the queue.
//
//   entry ─ Blog post ─ 5 days ─ Second guide ─ 5 days ─ downloaded? ─┬ yes ─ hand-off ─ tell the owner ─ end
//                                                                     └ no ── Video ─ 7 days ─ tell marketing ─ end

const program = 'Follow-up drawn by hand'
const list = 'Readers of the first guide'
const everybody = 2400
const half = everybody / 2

test.use({ viewport: { width: 1440, height: 900 } })

test('a program drawn with the mouse takes 2,400 people to sales or through the video', async ({
  page,
  marketer,
  clock,
  numbers,
  prospects,
  database,
}) => {
  test.setTimeout(360_000)
  const backstage = await signIn(demo.owner)
  const { workspaces } = await backstage.call.session.me.query()
  const workspaceId = workspaces[0]?.id ?? 0
  const crm = new OtherSystem(installation.apiKey)

  await test.step('signs in with the demo account', () => marketer.signsInToTheDemo())

  await test.step('draws the program from an empty canvas and writes its three emails', async () => {
    await marketer.beginsProgram(program)
    await drawWithTheMouse(page, list)
    await marketer.isSaved()
    await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
  })
  const programId = Number(new URL(page.url()).pathname.split('/').pop())
  const { graph } = await backstage.call.programs.get.query({ workspaceId, id: programId })
  expect(writeOut(graph)).toBe(
    [
      'entry ─ email Blog post ─ wait 5 days ─ email Second guide ─ wait 5 days ─ branch downloaded',
      '  yes: handOff ─ notify owner ─ end',
      '  no: email Video ─ wait 7 days ─ notify marketers ─ end',
    ].join('\n'),
  )

  await test.step('imports 2,400 people onto its list', async () => {
    await marketer.imports('prospects-2400.csv', { onto: list })
    await expect(page.getByRole('main').getByText('2,400').first()).toBeVisible()
  })

  await test.step('publishes it for those who are on the list', async () => {
    await marketer.goesTo('Programs')
    await marketer.opensProgram(program)
    await marketer.publishes({ withPeople: '2,400' })
    await marketer.canvas.showsEverything()
    await expect.poll(async () => (await numbers.table())[2]).toBe('Wait, Wait 5 days: 2400 · 2400 · 0 · 0 · 0')
  })

  await test.step('5 days later everybody has the second guide, and every other one downloads it', async () => {
    await clock.forwards('5 days')
    await expect.poll(async () => (await numbers.table())[4]).toBe('Wait, Wait 5 days: 2400 · 2400 · 0 · 0 · 0')
  })
  const guides = (await crm.messages(programId)).filter(({ subject }) => subject === letters.secondGuide.subject)
  expect(guides).toHaveLength(everybody)
  const downloaders = guides.filter((_, n) => n % 2 === 0)
  await test.step('one of them out of the mailbox', async () => {
    const [first] = downloaders
    await marketer.goesTo('Mailbox')
    await marketer.readsMail({ to: first?.to ?? '', subject: letters.secondGuide.subject })
    const answer = page.context().waitForEvent('response', (one) => one.url().includes('/f/'))
    const popup = page.waitForEvent('popup')
    await page.frameLocator('iframe').getByRole('link', { name: guide.name }).click()
    expect(await (await answer).headerValue('content-disposition')).toContain(guide.fileName)
    await (await popup).close()
  })
  await prospects.download(downloaders.map((message) => linkOf(message, 'file')))

  await test.step('5 days later downloaders stand in the queue of sales, and the others got the video', async () => {
    await clock.forwards('5 days')
    await marketer.goesTo('Sales queue')
    await expect(page.getByRole('tab', { name: 'New · 1,200' })).toBeVisible()
  })
  const leads = await crm.all<{ prospect: { email: string } }>('/leads')
  const readers = new Set(downloaders.map(({ to }) => to))
  expect(new Set(leads.map(({ prospect }) => prospect.email))).toEqual(readers)
  expect(leads).toHaveLength(half)

  await test.step('7 days later everybody has come to an end', async () => {
    await clock.forwards('7 days')
    await marketer.goesTo('Programs')
    await marketer.opensProgram(program)
    await marketer.canvas.showsEverything()
    await numbers.become([
      `Entry, Joins “${list}”: 2400 · 0 · 2400 · 0 · 0`,
      'Send email, Blog post: 2400 · 0 · 2400 · 0 · 0',
      'Wait, Wait 5 days: 2400 · 0 · 2400 · 0 · 0',
      'Send email, Second guide: 2400 · 0 · 2400 · 0 · 0',
      'Wait, Wait 5 days: 2400 · 0 · 2400 · 0 · 0',
      `Branch, Downloaded “${guide.name}”?: 2400 · 0 · 2400 · 0 · 0`,
      'Hand off to sales, To sales, contact within 24 hours: 1200 · 0 · 1200 · 0 · 0',
      'Notify, Tell the owner: 1200 · 0 · 1200 · 0 · 0',
      'End, End of the program: 1200 · 0 · 0 · 1200 · 0',
      'Send email, Video: 1200 · 0 · 1200 · 0 · 0',
      'Wait, Wait 7 days: 1200 · 0 · 1200 · 0 · 0',
      'Notify, Tell marketing: 1200 · 0 · 1200 · 0 · 0',
      'End, End of the program: 1200 · 0 · 0 · 1200 · 0',
    ])
    await expect(page.getByText('1,200 · 50%')).toHaveCount(2)
  })

  await test.step('the numbers open the people behind them', async () => {
    await numbers.opensPeople('Entry', 'entered', '2,400 people')
    await numbers.opensPeople('Hand off to sales', 'movedOn', '1,200 people')
    await numbers.opensPeople('Send email, Video', 'movedOn', '1,200 people')
  })

  await test.step('nobody got an email twice', async () => {
    const sent = await crm.messages(programId)
    const got = (subject: string) => sent.filter((message) => message.subject === subject).map(({ to }) => to)
    expect(sent).toHaveLength(everybody + everybody + half)
    expect(new Set(sent.map(({ state }) => state))).toEqual(new Set(['sent']))
    for (const { subject } of Object.values(letters)) expect(new Set(got(subject)).size).toBe(got(subject).length)
    expect(new Set([...got(letters.video.subject), ...readers])).toEqual(new Set(got(letters.blogPost.subject)))
    expect(got(letters.video.subject).filter((to) => readers.has(to))).toEqual([])
    const { rows } = await database.query(
      'select to_text, subject from mail where workspace_id = $1 and subject = any($2) group by 1, 2 having count(*) > 1',
      [workspaceId, Object.values(letters).map(({ subject }) => subject)],
    )
    expect(rows).toEqual([])
  })

  await test.step('numbers, ledger, mailbox, leads and people add up', async () => {
    expect(await reconcile(database, workspaceId)).toEqual([])
    const counted = await backstage.call.metrics.program.query({ workspaceId, programId })
    for (const { nodeId, label, counts } of await numbers.read()) {
      expect([label, counts]).toEqual([label, counted.nodes[nodeId]])
      const { entered, waiting, movedOn, exited, failed } = counts
      expect([label, entered]).toEqual([label, waiting + movedOn + exited + failed])
      for (const measure of ['entered', 'movedOn', 'exited'] as const) {
        const address = `/programs/${programId}/nodes/${nodeId}/people?measure=${measure}`
        const people = await crm.all<{ email: string }>(address)
        expect([label, measure, people.length]).toEqual([label, measure, counts[measure]])
        expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
      }
    }
  })
})
