import type { English } from '#client/i18n/messages/en.ts'

type Why = Extract<keyof English['problems'], `why.${string}`>

/** Why a problem matters, by its code; a code may end in a star. */
const reasons: readonly (readonly [code: RegExp, why: Why])[] = [
  [/^(noEntry|onlyEntry)$/, 'why.nobody'],
  [/^(openOutlet|openPath)$/, 'why.deadEnd'],
  [/^unreachable$/, 'why.unreachable'],
  [/^(loop|longLoop|hastyLoop|longHastyLoop|repeatsNothing)$/, 'why.loop'],
  [/^tooMany(Nodes|AtOnce)$/, 'why.limit'],
  [/^sameTrigger$/, 'why.twoEntries'],
  [/^triggerShared$/, 'why.shared'],
  [/^(missing|archived|ownProgram)/, 'why.gone'],
  [/^(tooManyEmails|overEmailCap|emailPutOff|emailsTooClose)$/, 'why.pressure'],
  [/TooSoon$/, 'why.soon'],
  [/^(emailAfter|webhookAfter|downloadBeforeEmail|happenedBefore|listensLate|alwaysOnList)$/, 'why.order'],
  [/^asksOpens$/, 'why.opens'],
  [/^(pastDate|nobodyAhead)$/, 'why.past'],
  [/^handOff/, 'why.lead'],
  [/^noConsent/, 'why.consent'],
  [/^(emptyField|email\.noFallback)$/, 'why.fallback'],
  [/^email\.noUnsubscribe$/, 'why.unsubscribe'],
  [/^(noSender|noSpf|noDmarc|noDomain|email\.badSender)$/, 'why.sender'],
  [/^testTooSlow$/, 'why.test'],
  [/^email\.(clipped|nearlyClipped|tooLarge|tooHeavy)$/, 'why.size'],
  [/^email\.(missingAlt|noLanguage)$/, 'why.readers'],
  [/^email\./, 'why.email'],
  [/(Off|^off|^offPath)$/, 'why.off'],
  [/^[a-zA-Z]+\./, 'why.unfinished'],
]

export const whyOf = (code: string): Why | null => reasons.find(([pattern]) => pattern.test(code))?.[1] ?? null
