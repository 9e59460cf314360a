import type { JournalEntry, JsonValue } from '@linx/contracts'

/** Members in the order of their names: a storage may give them back in another one. */
const sorted = (value: JsonValue | undefined): JsonValue | undefined => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry: JsonValue) => sorted(entry) ?? null)
  const object = value as { readonly [member: string]: JsonValue | undefined }
  return Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((name) => [name, sorted(object[name])]),
  )
}

/** Everything that an audit entry says, as the one text that its digest is made from; the digest itself is left out. */
export const auditText = ({ businessAccountId, id, subject, at, body }: JournalEntry): string => {
  const { digest: _, ...said } = body
  return JSON.stringify([businessAccountId, id, subject, at, sorted(said)])
}
