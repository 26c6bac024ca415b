import type { Language } from '#engine/nodes/language.ts'
import { breakLines } from '#templates/pdf/helvetica.ts'
import { PdfDocument, paper, type TextStyle } from '#templates/pdf/PdfDocument.ts'
import { type GuideText, secondGuideTexts } from './secondGuideTexts.ts'

/** The second guide of the guide follow-up as a PDF: a cover, and a page for each of four themes. */
export function makeSecondGuide(language: Language): Buffer {
  const guide = secondGuideTexts[language]
  const pdf = new PdfDocument({ title: `12 ${guide.title}`, language })
  drawCover(pdf, guide)
  guide.themes.forEach((_, index) => {
    drawTheme(pdf, guide, index)
  })
  return pdf.toBuffer()
}

const margin = 72
const column = paper.width - 2 * margin
const blue = '#1D51C4'
const white = '#FFFFFF'
const ink = '#16191F'
const soft = '#4A5260'
const muted = '#5F6978'

function drawCover(pdf: PdfDocument, { kind, title, about }: GuideText): void {
  pdf.addPage()
  pdf.rectangle(0, 0, paper.width, paper.height, blue)
  pdf.text(margin, 96, kind, { size: 13, weight: 'regular', colour: white })
  pdf.text(margin - 10, 420, '12', { size: 200, weight: 'bold', colour: white })
  const end = flow(pdf, margin, 480, title, { size: 32, weight: 'bold', colour: white }, 40)
  flow(pdf, margin, end + 12, about, { size: 15, weight: 'regular', colour: white }, 23)
}

function drawTheme(pdf: PdfDocument, guide: GuideText, index: number): void {
  const theme = guide.themes[index]
  if (!theme) return
  pdf.addPage()
  let y = flow(pdf, margin, 110, theme.name, { size: 26, weight: 'bold', colour: ink }, 34)
  y = flow(pdf, margin, y + 2, theme.opening, { size: 14, weight: 'regular', colour: soft }, 22)
  pdf.rectangle(margin, y + 2, column, 0.75, '#D8DDE4')
  y += 48
  for (const [place, { question, why, answer }] of theme.questions.entries()) {
    const number = String(3 * index + place + 1)
    pdf.text(margin, y, number, { size: 16, weight: 'bold', colour: blue })
    const left = margin + 36
    y = flow(pdf, left, y, question, { size: 16, weight: 'bold', colour: ink }, 23) + 4
    y = flow(pdf, left, y, guide.why, { size: 10, weight: 'bold', colour: muted }, 16)
    y = flow(pdf, left, y, why, { size: 12, weight: 'regular', colour: ink }, 19) + 6
    y = flow(pdf, left, y, guide.answer, { size: 10, weight: 'bold', colour: muted }, 16)
    y = flow(pdf, left, y, answer, { size: 12, weight: 'regular', colour: ink }, 19) + 34
  }
  const foot: TextStyle = { size: 10, weight: 'regular', colour: muted }
  pdf.text(margin, paper.height - 56, `12 ${guide.title}`, foot)
  pdf.textBefore(paper.width - margin, paper.height - 56, String(index + 2), foot)
}

/** Writes a text down to the right margin. @returns the baseline of the line below it */
function flow(pdf: PdfDocument, x: number, y: number, text: string, style: TextStyle, leading: number): number {
  const lines = breakLines(text, style.size, style.weight, paper.width - margin - x)
  lines.forEach((line, index) => {
    pdf.text(x, y + index * leading, line, style)
  })
  return y + lines.length * leading
}
