import { expect } from '@playwright/test'

/** Those who get the mail. Their programs fetch what links lead to; nobody signs in. */
export class Prospects {
  /** Follow links, a few at a time. @returns what each was answered */
  async follow(urls: readonly string[]): Promise<{ status: number; type: string }[]> {
    const answers: { status: number; type: string }[] = []
    const left = [...urls]
    const reader = async () => {
      for (let url = left.pop(); url !== undefined; url = left.pop()) {
        const answer = await fetch(url, { redirect: 'manual' })
        await answer.arrayBuffer()
        answers.push({ status: answer.status, type: answer.headers.get('content-type') ?? '' })
      }
    }
    await Promise.all(Array.from({ length: 16 }, reader))
    return answers
  }

  async download(urls: readonly string[]): Promise<void> {
    for (const answer of await this.follow(urls)) expect(answer).toEqual({ status: 200, type: 'application/pdf' })
  }
}
