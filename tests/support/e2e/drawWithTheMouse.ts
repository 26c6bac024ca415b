import type { Page } from '@playwright/test'
import { Canvas } from './Canvas.ts'
import { guide, letters } from './letters.ts'
import { Panel } from './Panel.ts'

/**
 * The reference program from an empty canvas, in every way a mouse can draw: dragged from the palette onto the canvas, a
 * plus and an arrow, pressed in the palette, chosen at a plus, and connected from handle to step.
 *
 *     entry ─ Blog post ─ 5 days ─ Second guide ─ 5 days ─ downloaded? ─┬ yes ─ hand-off ─ tell the owner ─ end
 *                                                                       └ no ── Video ─ 7 days ─ tell marketing ─ end
 */
export async function drawWithTheMouse(page: Page, list: string): Promise<void> {
  const canvas = new Canvas(page)
  const panel = new Panel(page)

  await canvas.drags('Entry', await canvas.point(0.5, 0.15))
  await panel.makesList(list)

  await canvas.adds('Send email')
  await panel.isNamed('Blog post')
  await panel.writes(letters.blogPost)

  await canvas.chooses(canvas.plusAfter('Blog post'), 'Wait')
  await panel.waits(5)

  await canvas.adds('Send email')
  await panel.isNamed('Second guide')
  await panel.writes(letters.secondGuide)

  await canvas.drags('Wait', canvas.plusAfter('Second guide'))
  await panel.waits(5)

  await canvas.chooses(canvas.plusAfter('Wait 5 days'), 'Branch')
  await panel.asksForDownloadOf(guide.name)
  const question = `Downloaded “${guide.name}”?`

  await canvas.chooses(canvas.plusAfter(question, 'Yes'), 'Hand off to sales')
  await canvas.adds('Notify')
  await panel.tells('The prospect’s owner', 'Downloaded the second guide. A good moment to call.')
  await canvas.adds('End')

  // The other side begins at its end, and what comes between is put on the arrow.
  await canvas.closesPanel()
  await canvas.showsEverything()
  await canvas.drags('Notify', await canvas.point(0.8, 0.85))
  await panel.tells('Everyone in marketing', 'Has not downloaded the second guide. Time for the next program.')
  await canvas.closesPanel()
  await canvas.showsEverything()
  await canvas.connects(canvas.step(`Branch, ${question}`), 'no', canvas.step('Notify, Tell marketing'))
  await canvas.drags('Send email', canvas.plusOnArrowFrom(question).last())
  await panel.isNamed('Video')
  await panel.writes(letters.video)
  await canvas.chooses(canvas.plusOnArrowFrom('Video'), 'Wait')
  await panel.waits(7)
  await canvas.drags('End', canvas.plusAfter('Tell marketing'))
  await canvas.closesPanel()
}
