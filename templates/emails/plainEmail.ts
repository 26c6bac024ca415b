import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import { frame, greeting, paragraph, signature } from './frame.ts'

/** Where a new email begins: a greeting, room to write, a name, the footer. */
export function plainEmail(language: Language): EmailContent {
  const body = [greeting(language), paragraph(invitation[language]), signature(language)]
  return {
    subject: '',
    preheader: '',
    senderName: '',
    senderEmail: '',
    mjml: frame(language, body.join(''), 'contact'),
  }
}

const invitation: Readonly<Record<Language, string>> = {
  en: 'Write the message here. One thing per email, and one clear next step.',
  fi: 'Kirjoita viesti tähän. Yksi asia viestiä kohti ja yksi selkeä seuraava askel.',
  sv: 'Skriv meddelandet här. En sak per mejl, och ett tydligt nästa steg.',
}
