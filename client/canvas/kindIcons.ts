import { Bell, CircleStop, Handshake, Hourglass, type LucideIcon, Mail, Split, Target, Zap } from 'lucide-react'
import type { NodeType } from '#engine/nodes/registry.ts'

/** One drawn icon a kind. A kind without one does not compile. */
export const kindIcons: Readonly<Record<NodeType, LucideIcon>> = {
  entry: Zap,
  goal: Target,
  email: Mail,
  wait: Hourglass,
  branch: Split,
  handOff: Handshake,
  notify: Bell,
  end: CircleStop,
}
