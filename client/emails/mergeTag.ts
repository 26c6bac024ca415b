/** A merge field as it is written in an email. One that may be empty always says what stands in its place. */
export function mergeTag(field: { tag: string; mayBeEmpty: boolean; fallback: string | null }): string {
  if (!field.mayBeEmpty) return `{{ ${field.tag} }}`
  return `{{ ${field.tag} | default: ${quoted(field.fallback ?? '')} }}`
}

function quoted(text: string): string {
  return text.includes("'") ? `"${text.replaceAll('"', '')}"` : `'${text}'`
}
