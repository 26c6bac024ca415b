import type { MergeContext } from './mergeEmail.ts'

/** Somebody of whom nothing is known but the address. */
export const sparsePerson: MergeContext = {
  prospect: {
    firstName: '',
    lastName: '',
    email: 'somebody@company.example',
    company: '',
    jobTitle: '',
    phone: '',
    language: '',
    source: '',
    score: 0,
    fields: {},
  },
  owner: null,
  workspace: {
    name: 'Company',
    postalAddress: 'Street 1, 00100 Helsinki',
    senderName: 'Anna',
    senderEmail: 'anna@company.example',
  },
}
