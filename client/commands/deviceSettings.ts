import { Store } from '#client/editor/Store.ts'

/** How this device's keyboard and mouse are used; other devices of the same person have their own. */
export interface DeviceSettings {
  /** Whether a character alone is a shortcut while the canvas has the focus. */
  readonly singleKeys: boolean
  /** What the wheel does on the canvas; null until somebody chose. */
  readonly wheel: 'pans' | 'zooms' | null
  /** Whether the outline stands beside the canvas, or in its place. */
  readonly outline: 'hidden' | 'beside' | 'alone'
}

const place = 'polku.device'
const first: DeviceSettings = { singleKeys: true, wheel: null, outline: 'hidden' }

export const deviceSettings = new Store<DeviceSettings>({ ...first, ...kept() })
deviceSettings.subscribe(() => globalThis.localStorage?.setItem(place, JSON.stringify(deviceSettings.read())))

function kept(): Partial<DeviceSettings> {
  try {
    const read: unknown = JSON.parse(globalThis.localStorage?.getItem(place) ?? '{}')
    return read !== null && typeof read === 'object' ? (read as Partial<DeviceSettings>) : {}
  } catch {
    return {}
  }
}
