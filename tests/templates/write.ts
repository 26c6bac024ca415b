import type { EmailContent } from '#engine/nodes/fields.ts'
import type { MergeContext } from '#templates/mergeEmail.ts'

/** An email with these elements in its one column; they begin on line 4. The footer is there unless left out. */
export function write(elements: string, more: Partial<EmailContent> & { footer?: boolean } = {}): EmailContent {
  const { footer = true, ...content } = more
  const unsubscribe = footer ? '<mj-text><a href="{{ unsubscribe }}">Unsubscribe</a></mj-text>' : ''
  const mjml = `<mjml lang="en"><mj-head></mj-head>
<mj-body>
<mj-section><mj-column>
${elements}
${unsubscribe}
</mj-column></mj-section>
</mj-body>
</mjml>`
  return { subject: 'Hello', preheader: '', senderName: '', senderEmail: '', mjml, ...content }
}

/** Samuli, or somebody who differs from him. */
export function person(differs: Partial<MergeContext['prospect']> = {}): MergeContext {
  return {
    prospect: {
      firstName: 'Samuli',
      lastName: 'Lehtonen',
      email: 'samuli.lehtonen@eskosolutions.example',
      company: 'Esko Solutions Oy',
      jobTitle: 'HR Manager',
      phone: '',
      language: 'fi',
      source: 'LinkedIn ad',
      score: 33,
      fields: {},
      ...differs,
    },
    owner: { name: 'Mikko Laine', email: 'mikko.laine@smartrekry.example' },
    workspace: {
      name: 'Smart Rekry Oy',
      postalAddress: 'Mannerheimintie 12 B, 00100 Helsinki',
      senderName: 'Anna Virtanen',
      senderEmail: 'anna.virtanen@smartrekry.example',
    },
  }
}

export const urls = {
  links: ['https://go.example/c/0', 'https://go.example/c/1'],
  unsubscribe: 'https://go.example/u/1',
}
