import { expect, test } from '#tests/support/e2e/stage.ts'
import { maria, samuli, stageProgram } from '#tests/support/e2e/stageProgram.ts'

test('whoever unsubscribes gets nothing more, and the others do', async ({ page, room, marketer }) => {
  const anna = await room.welcomes('Anna', 'owner')
  const program = await stageProgram(anna, room, [samuli, maria])
  const [post] = await program.messages('blogPost')
  const subject = post?.subject ?? ''

  await test.step('the mail is in the mailbox as HTML, as text and as its source', async () => {
    await marketer.comesIn(room, anna)
    await marketer.goesTo('Mailbox')
    await marketer.readsMail({ to: maria.email, subject })
    const mail = page.frameLocator('iframe')
    await expect(mail.getByText('Hi Maria,')).toBeVisible()
    await expect(mail.locator('img[src^="http"]'), 'nothing is fetched to see who reads').toHaveCount(0)
    await page.getByRole('tab', { name: 'Text' }).click()
    await expect(page.getByRole('tabpanel')).toContainText('Hi Maria,')
    await expect(page.getByRole('tabpanel')).not.toContainText('<')
    await page.getByRole('tab', { name: 'Source' }).click()
    await expect(page.getByRole('tabpanel')).toContainText('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    await expect(page.getByRole('tabpanel')).toContainText('Content-Type: multipart/alternative')
    await page.getByRole('tab', { name: 'HTML' }).click()
  })

  await test.step('Maria follows its link and confirms', async () => {
    const popup = page.waitForEvent('popup')
    await page.frameLocator('iframe').getByRole('link', { name: 'Unsubscribe' }).click()
    const asked = await popup
    await expect(asked.getByRole('heading', { name: 'Stop these emails?' })).toBeVisible()
    await expect(asked.getByText(/^ma…@varisvaatteet\.example will get no more emails from/)).toBeVisible()
    await asked.getByRole('button', { name: 'Unsubscribe' }).click()
    await expect(asked.getByRole('heading', { name: 'You are unsubscribed' })).toBeVisible()
    await asked.close()
  })

  await test.step('17 days later nothing more has come to her', async () => {
    for (const duration of ['P5D', 'P5D', 'P7D']) await program.forward(duration)
    const { call } = anna
    const subjectsTo = async (search: string) => {
      const { rows } = await call.mailbox.list.query({ workspaceId: room.id, search, limit: 20 })
      return rows.map((row) => row.subject)
    }
    expect(await subjectsTo(maria.email)).toEqual([subject])
    expect(await subjectsTo(samuli.email)).toHaveLength(3)
  })

  await test.step('her page says so', async () => {
    await marketer.goesTo('Prospects')
    await page.getByRole('searchbox').fill('Maria')
    await expect(page.getByText('1 person', { exact: true })).toBeVisible()
    await page.getByRole('link', { name: 'Maria Nieminen' }).click()
    await expect(page.getByText('Unsubscribed from emails')).toBeVisible()
    await expect(page.getByText(/Email was not sent/).first()).toBeVisible()
  })
})
