import 'i18next'
import type { English } from './messages/en.ts'

// Keys are flat (`list.empty.title` is one key), so that they can be searched for as they stand.
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: English
    defaultNS: 'ui'
    keySeparator: false
    returnNull: false
    strictInterpolationChecks: true
  }
}
