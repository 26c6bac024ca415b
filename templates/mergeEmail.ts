import type { CompiledEmail } from './compileEmail.ts'

/** What is known of the person an email goes to, and of who sends it. Empty text where nothing is known. */
export interface MergeContext {
  readonly prospect: {
    readonly firstName: string
    readonly lastName: string
    readonly email: string
    readonly company: string
    readonly jobTitle: string
    readonly phone: string
    readonly language: string
    readonly source: string
    readonly score: number
    readonly fields: Readonly<Record<string, unknown>>
  }
  /** The seller who looks after the person. */
  readonly owner: { readonly name: string; readonly email: string } | null
  readonly workspace: {
    readonly name: string
    readonly postalAddress: string
    readonly senderName: string
    readonly senderEmail: string
  }
}

export interface MergedEmail {
  readonly subject: string
  readonly preheader: string
  readonly senderName: string
  readonly senderEmail: string
  readonly html: string
  readonly text: string
}

/** Where this person's links go, by index: merged, encoded, and `#` when the result is not a web address. What is
 *  tracked is made from these (clickUrl's target); file links give `#`, as they have no target of their own. */
export function mergeLinks(_compiled: CompiledEmail, _person: MergeContext): string[] {
  throw new Error('not yet')
}

/** One person's email. `urls.links[i]` is what link i shall point to (tracked, or from mergeLinks); values are shown as
 *  text whatever they hold. Throws TooHeavy when the template does not end in time. */
export function mergeEmail(
  _compiled: CompiledEmail,
  _person: MergeContext,
  _urls: { readonly links: readonly string[]; readonly unsubscribe: string },
): MergedEmail {
  throw new Error('not yet')
}
