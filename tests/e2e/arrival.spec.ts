import { expect, test } from '@playwright/test'

test('the first page comes from this installation alone, without an error', async ({ page, baseURL }) => {
  const elsewhere: string[] = []
  const errors: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${baseURL}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) elsewhere.push(url)
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })

  await page.goto('/')
  await expect(page).toHaveTitle(/Polku/)
  await page.waitForLoadState('networkidle')
  expect(elsewhere).toEqual([])
  expect(errors).toEqual([])
})
