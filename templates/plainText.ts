import { compile } from 'html-to-text'

/** The plain-text part of an email, from its HTML: links readable as `text (address)`, pictures as their alternative
 *  text, Liquid left alone. */
export function plainText(html: string): string {
  return convert(html)
    .replace(/[ \t\u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const noUppercase = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
  selector,
  options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 },
}))

const convert = compile({
  wordwrap: false,
  formatters: {
    alternativeText: (element, _walk, builder) => builder.addInline(element.attribs.alt ?? ''),
  },
  selectors: [
    ...noUppercase,
    { selector: 'a', options: { linkBrackets: ['(', ')'], hideLinkHrefIfSameAsText: true } },
    { selector: 'img', format: 'alternativeText' },
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    // The preheader, and what is only for some screens.
    { selector: 'div[style^="display:none"]', format: 'skip' },
    {
      selector: 'hr',
      format: 'blockString',
      options: { string: '––––––––––', leadingLineBreaks: 2, trailingLineBreaks: 2 },
    },
  ],
})
