import { hash } from 'node:crypto'
import type { JsonObject, JsonValue, RecordKey } from '@linx/contracts'
import type { RecordKind, StoredState } from '../store/record-kind.ts'
import type { DataKey } from './data-key.ts'
import { ProtectionError } from './protection-error.ts'
import { blank, join, type SecretTree, secretTree, split } from './secret-fields.ts'

/** A Customer's key; `erased`: destroyed on purpose, `undefined`: there is none. */
export type CustomerKey = DataKey | 'erased' | undefined

/** The keys that the records at hand need, loaded before. */
export interface SealingKeys {
  readonly tenant: DataKey
  customer(customerId: string): CustomerKey
}

/** The secrets of a record as they lie in its body. */
export interface SealedSecrets {
  readonly version: 1
  /** Whose key opens them; absent: the tenant's. */
  readonly customerId?: string
  /** Base64url; absent once the Customer is erased. */
  readonly data?: string
}

const SEALED = '$sealed'
const DIGEST = '$digest'
const SEAL_VERSION = 1

const trees = new WeakMap<object, SecretTree>()

const treeOf = ({ secrets = [] }: Pick<RecordKind<never>, 'secrets'>): SecretTree | undefined => {
  if (secrets.length === 0) return undefined
  const known = trees.get(secrets)
  if (known !== undefined) return known
  const tree = secretTree(secrets)
  trees.set(secrets, tree)
  return tree
}

/** None of the parts can hold a line feed, so two contexts never read the same. */
const contextOf = ({ businessAccountId, kind, id }: RecordKey, customerId: string | undefined): string =>
  [businessAccountId, kind, id, customerId === undefined ? 'tenant' : `customer/${customerId}`, SEAL_VERSION].join('\n')

/** Equal JSON; states share what did not change, so most members are the same object. */
const isSame = (left: unknown, right: unknown): boolean => {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    Array.isArray(left) === Array.isArray(right) &&
    names.every((name) => isSame((left as JsonObject)[name], (right as JsonObject)[name]))
  )
}

interface Seen {
  readonly digest?: string
  readonly secrets?: JsonObject
  readonly sealed?: SealedSecrets
}

/** What is known of states in memory: how they lie in the store. A change that leaves the secrets alone leaves their seal alone. */
const seen = new WeakMap<object, Seen>()

/** SHA-256 of the body as it was last written, base64url; `undefined` for a state that is not stored. */
export const digestOf = (state: object | undefined): string | undefined => state && seen.get(state)?.digest

const sealedOf = (body: JsonObject): SealedSecrets | undefined => {
  const sealed = body[SEALED]
  return typeof sealed === 'object' && sealed !== null ? (sealed as unknown as SealedSecrets) : undefined
}

/** The Customer whose key a body needs; `undefined` for the tenant's. */
export const neededCustomerId = (body: JsonObject): string | undefined => sealedOf(body)?.customerId

/** `true` if a body cannot be read without keys. */
export const isSealed = (body: JsonObject): boolean => body[SEALED] !== undefined

const keyOf = (keys: SealingKeys, customerId: string | undefined): CustomerKey =>
  customerId === undefined ? keys.tenant : keys.customer(customerId)

const missingKey = ({ kind, id }: RecordKey): ProtectionError =>
  new ProtectionError('key_missing', `${kind}/${id}: expected the key that it is sealed under, received nothing.`)

interface Sealing {
  readonly kind: RecordKind<StoredState>
  readonly key: RecordKey
  readonly after: StoredState
  readonly before: StoredState | undefined
  nonce(): Uint8Array
}

const seal = (secrets: JsonObject, keys: SealingKeys, sealing: Sealing): SealedSecrets => {
  const customerId = sealing.kind.customerIdOf?.(sealing.after)
  const known = sealing.before && seen.get(sealing.before)
  if (known?.sealed !== undefined && known.sealed.customerId === customerId && isSame(known.secrets, secrets)) {
    return known.sealed
  }
  const owner = customerId === undefined ? {} : { customerId }
  const key = keyOf(keys, customerId)
  if (key === undefined) throw missingKey(sealing.key)
  if (key === 'erased') return { version: SEAL_VERSION, ...owner }
  const data = key.seal(JSON.stringify(secrets), contextOf(sealing.key, customerId), sealing.nonce())
  return { version: SEAL_VERSION, ...owner, data }
}

/** The body that is stored of a state, and its digest. Without keys nothing is sealed. */
export const toStoredBody = (keys: SealingKeys | undefined, sealing: Sealing) => {
  const { kind, after } = sealing
  const state = after as unknown as JsonObject
  const tree = keys === undefined ? undefined : treeOf(kind)
  const { clear, secrets } = tree === undefined ? { clear: state, secrets: undefined } : split(state, tree)
  const sealed = keys === undefined || secrets === undefined ? undefined : seal(secrets, keys, sealing)
  const body: JsonObject = { ...(clear as JsonObject), ...(sealed === undefined ? {} : { [SEALED]: { ...sealed } }) }
  const digest = hash('sha256', JSON.stringify(body), 'base64url')
  const known: Seen = { digest, ...(secrets === undefined || sealed === undefined ? {} : { secrets, sealed }) }
  return { body: { ...body, [DIGEST]: digest }, digest, remember: () => void seen.set(after, known) }
}

/** The state of a stored body. What was erased comes back as the kind's table says. Throws `ProtectionError`. */
export const fromStoredBody = (
  keys: SealingKeys | undefined,
  kind: RecordKind<StoredState> | undefined,
  key: RecordKey,
  body: JsonObject,
): StoredState => {
  const { [SEALED]: _, [DIGEST]: digest, ...clear } = body
  const sealed = sealedOf(body)
  const remember = (state: JsonValue, more: Seen = {}): StoredState => {
    seen.set(state as object, { ...(typeof digest === 'string' ? { digest } : {}), ...more })
    return state as unknown as StoredState
  }
  const tree = kind && treeOf(kind)
  if (tree === undefined || sealed === undefined) return remember(clear)
  const dataKey = keys && keyOf(keys, sealed.customerId)
  if (dataKey === undefined) throw missingKey(key)
  if (dataKey === 'erased' || sealed.data === undefined) return remember(blank(clear, tree))
  const secrets = JSON.parse(dataKey.open(sealed.data, contextOf(key, sealed.customerId))) as JsonObject
  return remember(join(clear, secrets, tree), { secrets, sealed })
}

/** A state as it looks once its Customer is erased. */
export const blankState = <State extends StoredState>(kind: RecordKind<State>, state: State): State => {
  const tree = treeOf(kind)
  if (tree === undefined) return state
  return blank(split(state as unknown as JsonObject, tree).clear, tree) as unknown as State
}
