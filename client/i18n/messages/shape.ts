/** The same keys in another language: `fi satisfies Shape<typeof en>` does not compile when one is missing or extra. */
export type Shape<Texts> = { readonly [Key in keyof Texts]: string }

/** All namespaces of another language. */
export type Messages<All> = { readonly [Area in keyof All]: Shape<All[Area]> }
