import type { ElementSpec } from '@codemirror/lang-xml'

const box = ['padding', 'padding-top', 'padding-bottom', 'padding-left', 'padding-right', 'css-class']
const type = ['color', 'font-family', 'font-size', 'font-weight', 'line-height', 'align']
const body = ['mj-section', 'mj-wrapper', 'mj-hero', 'mj-raw']
const inColumn = [
  'mj-text',
  'mj-button',
  'mj-image',
  'mj-divider',
  'mj-spacer',
  'mj-social',
  'mj-table',
  'mj-navbar',
  'mj-accordion',
  'mj-raw',
]

/** What the code view offers while one types: the elements of MJML 5 and the attributes that are used every day. */
export const mjmlElements: readonly ElementSpec[] = [
  { name: 'mjml', top: true, children: ['mj-head', 'mj-body'], attributes: ['lang', 'dir'] },
  { name: 'mj-head', children: ['mj-attributes', 'mj-style', 'mj-title', 'mj-preview', 'mj-font', 'mj-breakpoint'] },
  { name: 'mj-attributes', children: ['mj-all', 'mj-class', ...inColumn] },
  { name: 'mj-all', attributes: [...type, ...box] },
  { name: 'mj-class', attributes: ['name', ...type, ...box] },
  { name: 'mj-style', attributes: [{ name: 'inline', values: ['inline'] }] },
  { name: 'mj-title' },
  { name: 'mj-preview' },
  { name: 'mj-font', attributes: ['name', 'href'] },
  { name: 'mj-breakpoint', attributes: ['width'] },
  { name: 'mj-body', children: body, attributes: ['background-color', 'width', 'css-class'] },
  { name: 'mj-wrapper', children: body, attributes: ['background-color', 'border', 'border-radius', ...box] },
  {
    name: 'mj-section',
    children: ['mj-column', 'mj-group', 'mj-raw'],
    attributes: ['background-color', 'background-url', 'border', 'border-radius', 'full-width', 'direction', ...box],
  },
  { name: 'mj-group', children: ['mj-column'], attributes: ['width', 'background-color'] },
  {
    name: 'mj-column',
    children: inColumn,
    attributes: ['width', 'background-color', 'border', 'border-radius', 'vertical-align', ...box],
  },
  { name: 'mj-hero', children: inColumn, attributes: ['mode', 'height', 'background-url', 'background-color', ...box] },
  { name: 'mj-text', attributes: [...type, ...box] },
  {
    name: 'mj-button',
    attributes: ['href', 'background-color', 'border-radius', 'inner-padding', 'title', 'width', ...type, ...box],
  },
  {
    name: 'mj-image',
    attributes: ['src', 'alt', 'href', 'width', 'height', 'align', 'border-radius', 'title', ...box],
  },
  { name: 'mj-divider', attributes: ['border-color', 'border-width', 'border-style', 'width', ...box] },
  { name: 'mj-spacer', attributes: ['height'] },
  { name: 'mj-social', children: ['mj-social-element'], attributes: ['mode', 'icon-size', ...type, ...box] },
  { name: 'mj-social-element', attributes: ['name', 'href', 'src', 'alt', ...type] },
  { name: 'mj-table', attributes: [...type, ...box, 'width', 'cellpadding'] },
  { name: 'mj-navbar', children: ['mj-navbar-link'], attributes: ['base-url', 'hamburger', 'align'] },
  { name: 'mj-navbar-link', attributes: ['href', ...type] },
  { name: 'mj-accordion', children: ['mj-accordion-element'], attributes: box },
  { name: 'mj-accordion-element', children: ['mj-accordion-title', 'mj-accordion-text'] },
  { name: 'mj-accordion-title', attributes: type },
  { name: 'mj-accordion-text', attributes: type },
  { name: 'mj-raw' },
  { name: 'a', attributes: ['href', 'style', 'title'] },
  { name: 'p', attributes: ['style'] },
  { name: 'br' },
  { name: 'strong' },
  { name: 'em' },
  { name: 'ul' },
  { name: 'ol' },
  { name: 'li' },
  { name: 'h1', attributes: ['style'] },
  { name: 'h2', attributes: ['style'] },
  { name: 'span', attributes: ['style'] },
]
