import { measure, pdfString, type Weight } from './helvetica.ts'

export interface PdfAbout {
  readonly title: string
  /** BCP 47, for screen readers. */
  readonly language: string
}

/** A4, in points. */
export const paper = { width: 595, height: 842 } as const

/** Writes a small PDF: pages of filled rectangles and lines of Helvetica. Positions are in points from the top left
 *  corner; a text's is the left end of its baseline. */
export class PdfDocument {
  readonly #about: PdfAbout
  readonly #pages: string[][] = []

  constructor(about: PdfAbout) {
    this.#about = about
  }

  addPage(): void {
    this.#pages.push([])
  }

  rectangle(x: number, y: number, width: number, height: number, colour: string): void {
    this.#draw(`${fill(colour)} ${x} ${paper.height - y - height} ${width} ${height} re f`)
  }

  text(x: number, y: number, text: string, { size, weight, colour }: TextStyle): void {
    const font = weight === 'bold' ? 'F2' : 'F1'
    this.#draw(`BT ${fill(colour)} /${font} ${size} Tf ${x} ${paper.height - y} Td ${pdfString(text)} Tj ET`)
  }

  /** The same, ending at `x`. */
  textBefore(x: number, y: number, text: string, style: TextStyle): void {
    this.text(Math.round((x - measure(text, style.size, style.weight)) * 100) / 100, y, text, style)
  }

  #draw(operation: string): void {
    this.#pages.at(-1)?.push(operation)
  }

  toBuffer(): Buffer {
    const firstPage = 6
    const pageIds = this.#pages.map((_, index) => firstPage + 2 * index)
    const objects = [
      `<< /Type /Catalog /Pages 2 0 R /Lang ${pdfString(this.#about.language)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
      `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${pageIds.length} >>`,
      `<< /Title ${pdfString(this.#about.title)} /Producer (Polku) >>`,
      font('Helvetica'),
      font('Helvetica-Bold'),
      ...this.#pages.flatMap((operations, index) => {
        const stream = operations.join('\n')
        return [
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${paper.width} ${paper.height}] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents ${firstPage + 2 * index + 1} 0 R >>`,
          `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
        ]
      }),
    ]
    return assemble(objects)
  }
}

export interface TextStyle {
  readonly size: number
  readonly weight: Weight
  /** `#RRGGBB` */
  readonly colour: string
}

function fill(colour: string): string {
  const parts = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(3))
  return `${parts.join(' ')} rg`
}

function font(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
}

/** Objects, then the table of where each begins. All of it is ASCII, so that characters are bytes. */
function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const count = objects.length + 1
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}`
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${count} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  )
}
