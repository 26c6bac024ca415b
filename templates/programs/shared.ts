import type { NeededList, NeededSegment, NeededTopic } from './ProgramTemplate.ts'

// What several templates need: made once, found by its name afterwards, so that one program leads into another.

/** Where prospects wait who said “not now”: the way into the top-of-mind program. */
export const topOfMindList: NeededList = {
  key: 'topOfMind',
  name: { en: 'Top of mind', fi: 'Pidetään mielessä', sv: 'Top of mind' },
}

/** The way into the welcome of new customers. */
export const newCustomers: NeededList = {
  key: 'newCustomers',
  name: { en: 'New customers', fi: 'Uudet asiakkaat', sv: 'Nya kunder' },
}

export const customers: NeededSegment = {
  key: 'customers',
  name: { en: 'Customers', fi: 'Asiakkaat', sv: 'Kunder' },
  rule: () => ({ kind: 'field', of: 'person', field: 'stage', operator: 'is', value: 'customer' }),
}

/** What may be declined on its own, without declining everything. */
export const tips: NeededTopic = {
  key: 'tips',
  name: { en: 'Tips and articles', fi: 'Vinkit ja kirjoitukset', sv: 'Tips och artiklar' },
}
