import { demo, signIn } from '#tests/support/e2e/backstage.ts'
import { linkOf } from '#tests/support/e2e/OtherSystem.ts'
import { Seller } from '#tests/support/e2e/Seller.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { maria, samuli, stageProgram } from '#tests/support/e2e/stageProgram.ts'

// Mikko sells, on the way from one customer to the next: everything fits a phone.
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

test('a seller is told of a lead, sees why now, says what became of it and takes a slip back', async ({
  page,
  room,
  prospects,
}) => {
  const owner = await room.welcomes('Owner', 'owner')
  const mikko = await signIn(demo.mikko)
  await mikko.call.session.setLanguage.mutate({ language: 'en' })
  await room.invites(mikko, 'sales')
  const program = await stageProgram(owner, room, [samuli, maria])
  await program.forward('P5D')
  const guides = await program.messages('secondGuide')
  const toSamuli = guides.filter(({ to }) => to === samuli.email)
  await prospects.download(toSamuli.map((message) => linkOf(message, 'file')))
  await program.forward('P5D')

  const seller = new Seller(page)
  await seller.signsIn(demo.mikko, `/w/${room.id}/leads`)
  await expect(page.getByRole('article')).toHaveCount(1)
  await seller.fitsTheScreen()

  await test.step('follows the notification to the lead', async () => {
    await page.getByRole('button', { name: /^Notifications, \d unread/ }).click()
    await seller.fitsTheScreen()
    await page.getByRole('link', { name: 'New lead: Samuli Lehtonen' }).click()
    await expect(page.getByRole('heading', { name: 'Samuli Lehtonen', level: 1 })).toBeVisible()
  })

  await test.step('sees why now, how to reach him, and his story', async () => {
    await expect(page.getByText('HR Manager, Esko Solutions Oy')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Call +358 40 000 0010' })).toHaveAttribute('href', 'tel:+358400000010')
    const main = page.getByRole('main')
    await expect(main.getByText('Downloaded “Second guide”').first()).toBeVisible()
    await expect(main.getByText(/^Received the email “12 questions/)).toBeVisible()
    await expect(main.getByText('Was handed off to sales')).toBeVisible()
    await seller.fitsTheScreen()
  })

  await test.step('says that a meeting is booked, and takes it back', async () => {
    await seller.says('Meeting booked')
    await seller.isShown('Meeting')
    await page.getByRole('button', { name: 'Undo' }).click()
    await seller.isShown('New')
    const { rows } = await mikko.call.leads.list.query({ workspaceId: room.id, limit: 10 })
    expect(rows.map(({ prospect, state }) => [prospect.email, state])).toEqual([[samuli.email, 'new']])
  })

  await test.step('says in the queue, with one press, that contact was made', async () => {
    await seller.opensQueue()
    await page.getByRole('article').getByRole('button', { name: 'Contacted' }).click()
    await expect(page.getByText('Samuli Lehtonen: Contacted')).toBeVisible()
    await expect(page.getByText('No new leads')).toBeVisible()
    await page.getByRole('tab', { name: /^In progress/ }).click()
    await expect(page.getByRole('article').getByText('Contacted')).toBeVisible()
  })

  await test.step('has an email about it, in his own language', async () => {
    const { rows } = await owner.call.mailbox.list.query({ workspaceId: room.id, search: demo.mikko.email, limit: 10 })
    expect(rows.map(({ subject }) => subject)).toContain('New lead: Samuli Lehtonen, Esko Solutions Oy')
  })
})
