import { layout } from './layout.ts'
import type { Shape } from './readShape.ts'

self.onmessage = ({ data }: MessageEvent<readonly Shape[]>) => self.postMessage(data.map(layout))
