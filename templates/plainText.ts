import { compile } from 'html-to-text'

/** The plain-text part of an email, from its HTML: links readable as `text (address)`, pictures as their alternative
 *  text, Liquid left alone. */
export function plainText(html: string): string {
  return convert(html)
    .replaceAll('\u00ad', '')
    .replace(/[ \t\u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const apart = { leadingLineBreaks: 2, trailingLineBreaks: 2 }
const lines = { leadingLineBreaks: 1, trailingLineBreaks: 1 }
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
  selector,
  options: { uppercase: false, ...apart },
}))

const convert = compile({
  wordwrap: false,
  formatters: {
    alternativeText: (element, _walk, builder) => builder.addInline(element.attribs.alt ?? ''),
  },
  selectors: [
    ...headings,
    { selector: 'p', options: apart },
    // MJML's blocks are rows of tables.
    { selector: 'table', format: 'block', options: apart },
    { selector: 'tr', format: 'block', options: apart },
    { selector: 'span[style*="display: block"]', format: 'block', options: lines },
    { selector: 'span[style*="display:block"]', format: 'block', options: lines },
    { selector: 'a', options: { linkBrackets: ['(', ')'], hideLinkHrefIfSameAsText: true } },
    { selector: 'img', format: 'alternativeText' },
    // The preheader, and what is only for some screens.
    { selector: 'div[style^="display:none"]', format: 'skip' },
    { selector: 'hr', format: 'blockString', options: { string: '––––––––––', ...apart } },
  ],
})
