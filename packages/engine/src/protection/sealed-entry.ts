import type { JsonObject, UniqueClaim, UniqueEntry, UniqueKey } from '@linx/contracts'
import { ProtectionError } from './protection-error.ts'
import type { TenantKeys } from './tenant-keys.ts'

/** Unique keys of these scopes are what a caller chose and carry what it was answered, so neither lies in clear. */
const SEALED_SCOPES: ReadonlySet<string> = new Set(['idempotency'])

const SEALED = '$sealed'

const contextOf = ({ businessAccountId, scope, value }: UniqueKey): string =>
  [businessAccountId, scope, value, 'tenant', 1].join('\n')

/** The part before the first slash (the operation) stays readable. */
export const closeKey = (keys: TenantKeys, key: UniqueKey): UniqueKey => {
  if (!SEALED_SCOPES.has(key.scope)) return key
  const operation = key.value.slice(0, key.value.indexOf('/') + 1)
  return { ...key, value: `${operation}${keys.mac(`unique/${key.scope}`, key.value)}` }
}

export const closeEntry = (keys: TenantKeys, claim: UniqueClaim, nonce: Uint8Array): UniqueClaim => {
  if (!SEALED_SCOPES.has(claim.key.scope)) return claim
  const key = closeKey(keys, claim.key)
  return { ...claim, key, body: { [SEALED]: keys.data.seal(JSON.stringify(claim.body), contextOf(key), nonce) } }
}

/** Throws `ProtectionError` for an entry that was changed or moved. */
export const openEntry = (keys: TenantKeys, asked: UniqueKey, entry: UniqueEntry): UniqueEntry => {
  const sealed = entry.body[SEALED]
  if (sealed === undefined) return entry
  if (typeof sealed !== 'string') {
    throw new ProtectionError('unreadable', `${entry.key.scope}: expected a sealed answer, received something else.`)
  }
  return { ...entry, key: asked, body: JSON.parse(keys.data.open(sealed, contextOf(entry.key))) as JsonObject }
}
