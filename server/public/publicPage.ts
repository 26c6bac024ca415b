import { createHash } from 'node:crypto'
import type { Response } from 'express'
import type { Language } from '#engine/nodes/language.ts'

export interface PublicPage {
  readonly status: number
  readonly language: Language
  readonly title: string
  /** Who speaks; "" when nobody knows. */
  readonly sender: string
  readonly paragraphs: readonly string[]
  /** A button that posts back to the same address. */
  readonly button?: { readonly label: string; readonly fields: Readonly<Record<string, string>> }
}

const style = `:root{color-scheme:light dark;--canvas:#f6f7f9;--surface:#fff;--text:#16191f;--quiet:#4a5260;--line:#d8dde4;--accent:#1f55cc;--on:#fff;--focus:#1b5cff}
@media(prefers-color-scheme:dark){:root{--canvas:#0f1216;--surface:#171b21;--text:#eceff3;--quiet:#b4bcc8;--line:#2b323c;--accent:#8fb0ff;--on:#0f1216;--focus:#9db9ff}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--canvas);color:var(--text);font:16px/1.5 "Inter Variable",Inter,system-ui,sans-serif}
main{width:100%;max-width:480px;padding:32px;background:var(--surface);border:1px solid var(--line);border-radius:12px}
.sender{margin:0 0 8px;color:var(--quiet);font-size:14px}h1{margin:0 0 12px;font-size:24px;line-height:1.25;font-weight:650;overflow-wrap:anywhere}
p{margin:0 0 12px;overflow-wrap:anywhere;hyphens:auto}form{margin:24px 0 0}
button{min-height:44px;padding:10px 20px;border:1px solid transparent;border-radius:6px;background:var(--accent);color:var(--on);font:inherit;font-weight:650;cursor:pointer}
button:focus-visible{outline:3px solid var(--focus);outline-offset:2px}@media(forced-colors:active){button{border-color:ButtonText}}`

const styleHash = createHash('sha256').update(style).digest('base64')

/** A page for strangers: no script, no cookie, nothing loaded from anywhere; light and dark; every value escaped. */
export function sendPage(response: Response, page: PublicPage): void {
  const { status, language, title, sender, paragraphs, button } = page
  guard(response)
  response
    .status(status)
    .type('html')
    .send(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${asText(sender ? `${title} – ${sender}` : title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${sender ? `<p class="sender">${asText(sender)}</p>\n` : ''}<h1>${asText(title)}</h1>
${paragraphs.map((text) => `<p>${asText(text)}</p>`).join('\n')}
${button ? formOf(button) : ''}</main>
</body>
</html>
`)
}

/** Headers of everything that strangers get: kept by nobody, framed by nobody, telling nobody where they were. */
export function guard(response: Response): void {
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('X-Robots-Tag', 'noindex, nofollow')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
}

function formOf({ label, fields }: NonNullable<PublicPage['button']>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${asText(name)}" value="${asText(value)}">`,
  )
  return `<form method="post">${inputs.join('')}<button type="submit">${asText(label)}</button></form>\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function asText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
