import type { Language } from '#engine/nodes/language.ts'
import type { Role } from '#server/workspace/role.ts'

/** What the roles are called inside a sentence. */
export const roleNames: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  en: { owner: 'owner', marketer: 'marketer', sales: 'sales', viewer: 'viewer' },
  fi: { owner: 'omistaja', marketer: 'markkinoija', sales: 'myyjä', viewer: 'katselija' },
  sv: { owner: 'ägare', marketer: 'marknadsförare', sales: 'säljare', viewer: 'läsare' },
}
