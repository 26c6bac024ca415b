import { CalendarCheck, CircleDot, CircleSlash, Clock, Handshake, type LucideIcon, MessageCircle } from 'lucide-react'
import type { Outputs } from '#client/api.ts'
import type { Tone } from '#client/ui/Badge.tsx'

export type LeadRow = Outputs['leads']['list']['rows'][number]
export type LeadState = LeadRow['state']

/** How a state looks, wherever it is shown. */
export const looks: Readonly<Record<LeadState, { icon: LucideIcon; tone: Tone }>> = {
  new: { icon: CircleDot, tone: 'sales' },
  contacted: { icon: MessageCircle, tone: 'accent' },
  meeting: { icon: CalendarCheck, tone: 'accent' },
  opportunity: { icon: Handshake, tone: 'ok' },
  notNow: { icon: Clock, tone: 'neutral' },
  notInteresting: { icon: CircleSlash, tone: 'neutral' },
}

/** What sales can say became of a lead, in the order of the happy way, then the ways out. */
export const outcomes = ['contacted', 'meeting', 'opportunity', 'notNow', 'notInteresting'] as const

/** What is most likely said next of a lead in this state: it gets the button. */
export const nextStep: Readonly<Partial<Record<LeadState, (typeof outcomes)[number]>>> = {
  new: 'contacted',
  contacted: 'meeting',
  meeting: 'opportunity',
}

export const groups = {
  new: ['new'],
  going: ['contacted', 'meeting'],
  opportunity: ['opportunity'],
  closed: ['notNow', 'notInteresting'],
} as const satisfies Record<string, readonly LeadState[]>
export type Group = keyof typeof groups
export const groupNames = Object.keys(groups) as readonly Group[]
