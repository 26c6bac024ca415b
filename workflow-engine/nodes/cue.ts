// A cue names something that happens to a person. What happens is announced by its cue (intake/announce.ts); listeners
// and entries wait for cues. A cue only says that it is worth a look: whether a condition holds is asked of the facts.
//
// C1. Whatever can make a fact true has a cue, or somebody may wait for it in vain.

/** list:3, segment:5, event:email.clicked, form:2, field:person.industry, score, opportunity … */
export type Cue = string

export const cueOf = {
  /** Joined the list. */
  list: (listId: number): Cue => `list:${listId}`,
  /** Joined the segment. */
  segment: (segmentId: number): Cue => `segment:${segmentId}`,
  /** Did something: email.clicked, file.downloaded, page.visited, or any name of the user's own. */
  event: (type: string): Cue => `event:${type}`,
  /** Submitted the form. Announced beside event:form.submitted. */
  form: (formId: number): Cue => `form:${formId}`,
  /** A field of the person or of its company changed. */
  field: (of: 'person' | 'company', field: string): Cue => `field:${of}.${field}`,
  score: 'score',
  grade: 'grade',
  tag: 'tag',
  opportunity: 'opportunity',
  /** A webhook was answered. */
  webhook: 'webhook',
  /** Entered or left a program. */
  program: (programId: number): Cue => `program:${programId}`,
  /** For entries only: a date of the person's has come. */
  date: 'date',
  /** For entries only: by hand, by the API, or by another program. */
  manual: 'manual',
} as const
