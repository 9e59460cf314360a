import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { EngineConfigurationError } from '../engine-error.ts'

/** A data key as it may be stored: only the provider's key of this id opens it. */
export interface WrappedKey {
  /** 1–64 visible ASCII characters. */
  readonly keyId: string
  readonly wrapped: Uint8Array
}

/**
 * The host's master keys: a cloud key service, a hardware module, or `createLocalKeyProvider`. The engine asks once for each Business
 * Account and process, never on the path of a single record. `context` (the Business Account) MUST be bound to what is wrapped.
 */
export interface KeyProvider {
  /** The key that `wrap` uses now. Another answer than before begins a rotation. */
  currentKeyId(): string | Promise<string>
  wrap(dataKey: Uint8Array, context: string): Promise<WrappedKey>
  /** Rejects if the key is unknown or the text was changed. */
  unwrap(wrapped: WrappedKey, context: string): Promise<Uint8Array>
}

/** A master key of a small host, from its configuration. */
export interface LocalKey {
  /** Names the key for good. 1–64 visible ASCII characters. */
  readonly id: string
  /** At least 32 bytes that nobody can guess. */
  readonly secret: Uint8Array
}

const MINIMUM_SECRET_BYTES = 32
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const ID = /^[!-~]{1,64}$/

const checkKeys = (keys: readonly LocalKey[]): LocalKey => {
  const [current] = keys
  if (current === undefined) {
    throw new EngineConfigurationError(
      'createLocalKeyProvider: expected at least one key, received none. Pass [{ id, secret }].',
    )
  }
  const bad = keys.find(({ id, secret }) => !ID.test(id) || secret.length < MINIMUM_SECRET_BYTES)
  if (bad !== undefined || new Set(keys.map(({ id }) => id)).size < keys.length) {
    throw new EngineConfigurationError(
      `createLocalKeyProvider: expected different ids of visible ASCII and secrets of at least ${MINIMUM_SECRET_BYTES} bytes, received another list. Make a secret with crypto.randomBytes(32).`,
    )
  }
  return current
}

interface MasterKey {
  readonly encryption: KeyObject
  readonly nonce: KeyObject
}

const derive = (secret: Uint8Array, purpose: string): KeyObject =>
  createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', `linx/master/${purpose}`, KEY_BYTES)))

const wrapWith = ({ encryption, nonce }: MasterKey, dataKey: Uint8Array, context: string): Uint8Array => {
  // Data keys are random and never repeat, so a nonce made from them repeats only with the same text.
  const iv = createHmac('sha256', nonce).update(context).update('\n').update(dataKey).digest().subarray(0, NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', encryption, iv).setAAD(Buffer.from(context))
  return Buffer.concat([iv, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
}

const unwrapWith = ({ encryption }: MasterKey, wrapped: Uint8Array, context: string): Uint8Array => {
  const body = wrapped.subarray(NONCE_BYTES, -TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', encryption, wrapped.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(context)).setAuthTag(wrapped.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(body), decipher.final()])
}

/**
 * Wraps data keys with AES-256-GCM under keys from the host's configuration. The first key wraps; further ones keep what they wrapped
 * readable until `engine.operations.dataKeyUse` counts none. Throws `EngineConfigurationError` for weak or doubled keys.
 */
export const createLocalKeyProvider = (keys: readonly LocalKey[]): KeyProvider => {
  const { id: currentId } = checkKeys(keys)
  const masters = new Map(
    keys.map(({ id, secret }) => [id, { encryption: derive(secret, 'wrap'), nonce: derive(secret, 'nonce') }]),
  )
  const masterOf = (id: string): MasterKey => {
    const master = masters.get(id)
    if (master === undefined) throw new TypeError(`Expected a key of the list, received ${id}.`)
    return master
  }
  return {
    currentKeyId: () => currentId,
    wrap: async (dataKey, context) => ({ keyId: currentId, wrapped: wrapWith(masterOf(currentId), dataKey, context) }),
    unwrap: async ({ keyId, wrapped }, context) => unwrapWith(masterOf(keyId), wrapped, context),
  }
}
