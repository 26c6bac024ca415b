import MailComposer from 'nodemailer/lib/mail-composer'

/** A mail in words, before it is bytes. */
export interface Mail {
  readonly fromName: string
  readonly fromEmail: string
  readonly toName: string
  readonly toEmail: string
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Without angle brackets. */
  readonly messageId: string
  readonly date: Date
  /** Beside the ordinary ones. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * The bytes of a mail: text/plain first, then text/html; CRLF, lines of at most 998 octets. Nothing of it is ever read
 * from a file or fetched, and no value can begin a header line of its own.
 */
export function composeMime(mail: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: oneLine(mail.fromName), address: oneLine(mail.fromEmail) },
    to: { name: oneLine(mail.toName), address: oneLine(mail.toEmail) },
    subject: oneLine(mail.subject),
    messageId: `<${oneLine(mail.messageId)}>`,
    date: mail.date,
    headers: Object.entries(mail.headers).map(([key, value]) => ({
      key,
      // Prepared and not folded: a folded List-Unsubscribe has broken signatures at relays.
      value: { prepared: true, foldLines: false, value: oneLine(value) },
    })),
    text: mail.text,
    html: mail.html,
    encoding: 'quoted-printable',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return new Promise((resolve, reject) => {
    composer.compile().build((error, bytes) => {
      if (error || !bytes) reject(error ?? new Error('The mail could not be built.'))
      else resolve(bytes)
    })
  })
}

function oneLine(value: string): string {
  return value.replace(/\p{Cc}+/gu, ' ')
}
