export const moves = {
  'history.title': 'Undo history',
  'history.open': 'As it was opened',
  'history.taken': '{{time}}, undone',
  'history.undone_one': '{{count}} change undone',
  'history.undone_other': '{{count}} changes undone',
  'history.redone_one': '{{count}} change done again',
  'history.redone_other': '{{count}} changes done again',
} as const
