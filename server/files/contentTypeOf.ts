import path from 'node:path'
import { Refusal } from '#server/refusal.ts'

/** What a file is, by its first bytes; its name only tells apart what looks the same. Files that a browser or a system
 *  would run are refused, whatever they are called. */
export function contentTypeOf(content: Buffer, fileName: string): string {
  const extension = path.extname(fileName).slice(1).toLowerCase()
  const danger = runnable(content) ?? (runnableExtensions.has(extension) ? `.${extension}` : null)
  if (danger) throw new Refusal('file.executable', { type: danger })
  const known = signatures.find(({ begins, at = 0 }) => content.subarray(at, at + begins.length).equals(begins))
  if (known?.type === 'application/zip') return officeTypes[extension] ?? known.type
  if (known) return known.type
  if (isText(content)) return extension === 'csv' ? 'text/csv' : 'text/plain'
  return 'application/octet-stream'
}

const signatures: readonly { begins: Buffer; at?: number; type: string }[] = [
  { begins: Buffer.from('%PDF-'), type: 'application/pdf' },
  { begins: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), type: 'image/png' },
  { begins: Buffer.from([0xff, 0xd8, 0xff]), type: 'image/jpeg' },
  { begins: Buffer.from('GIF8'), type: 'image/gif' },
  { begins: Buffer.from('WEBP'), at: 8, type: 'image/webp' },
  { begins: Buffer.from('ftyp'), at: 4, type: 'video/mp4' },
  { begins: Buffer.from('ID3'), type: 'audio/mpeg' },
  { begins: Buffer.from('PK\u0003\u0004', 'latin1'), type: 'application/zip' },
]

const officeTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  epub: 'application/epub+zip',
}

const runnableExtensions = new Set(
  'apk app bat bin cmd com cpl dll dmg exe hta htm html jar js jse lnk mjs msi msp pif ps1 reg scr sh svg svgz vb vbe vbs wsf xht xhtml xml'.split(
    ' ',
  ),
)

/** The kind of program or page that the bytes are, or null. */
function runnable(content: Buffer): string | null {
  const head = content.subarray(0, 4)
  if (head.subarray(0, 2).equals(Buffer.from('MZ'))) return 'EXE'
  if (head.equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46]))) return 'ELF'
  if (['cafebabe', 'cffaedfe', 'cefaedfe', 'feedface', 'feedfacf'].includes(head.toString('hex'))) return 'Mach-O'
  const text = content.subarray(0, 1024).toString('latin1').replaceAll('\u0000', '').toLowerCase().trimStart()
  if (text.startsWith('#!')) return 'script'
  if (/<svg[\s>]/.test(text)) return 'SVG'
  if (/<(!doctype\s+html|html|head|body|script|iframe)[\s>/]/.test(text)) return 'HTML'
  return null
}

function isText(content: Buffer): boolean {
  return !content.subarray(0, 4096).includes(0)
}
