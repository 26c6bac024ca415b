import {
  BellRing,
  CalendarDays,
  CircleDashed,
  FilePen,
  FileText,
  GraduationCap,
  HeartPulse,
  Layers,
  Lightbulb,
  type LucideIcon,
  PartyPopper,
  Rocket,
} from 'lucide-react'
import type { Outputs } from '#client/api.ts'

export type Template = Outputs['programs']['templates'][number]

/** One drawn icon a shipped program, and one for none. A program without one does not compile. */
export const templateIcons: Readonly<Record<Template['id'] | 'none', LucideIcon>> = {
  none: CircleDashed,
  guideFollowUp: FileText,
  customerWelcome: PartyPopper,
  userTraining: GraduationCap,
  topOfMind: Lightbulb,
  reactivation: HeartPulse,
  crossSell: Layers,
  contractRenewal: FilePen,
  eventInvitation: CalendarDays,
  trialOnboarding: Rocket,
  pricingAlert: BellRing,
}
