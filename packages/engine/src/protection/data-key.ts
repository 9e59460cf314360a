import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { createMac, type Mac } from './mac.ts'
import { ProtectionError } from './protection-error.ts'

export const DATA_KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Draws unpredictable bytes. */
export type RandomBytes = (length: number) => Uint8Array

/**
 * Seals texts with AES-256-GCM. The context (tenant, kind, id, key and its version) is authenticated, so nothing opens in another place. Random
 * nonces allow 2^32 texts for a key (NIST SP 800-38D section 8.3): a key that seals more spreads its contexts over `lanes` keys that are
 * derived from it. (One for each context would need no bound, and cost four times as much: making a key is slower than using it.)
 */
export class DataKey {
  readonly #derive: Mac
  readonly #lanes: (KeyObject | undefined)[]

  constructor(bytes: Uint8Array, lanes: number = 1) {
    this.#derive = createMac(bytes)
    this.#lanes = Array.from({ length: lanes })
  }

  /** Nonce, text and tag in base64url. */
  seal(text: string, context: string, nonce: Uint8Array): string {
    const cipher = createCipheriv('aes-256-gcm', this.#keyOf(context), nonce).setAAD(Buffer.from(context))
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
      'base64url',
    )
  }

  /** Throws `ProtectionError` if anything was changed, or sealed for another context or under another key. */
  open(sealed: string, context: string): string {
    const bytes = Buffer.from(sealed, 'base64url')
    try {
      const nonce = bytes.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', this.#keyOf(context), nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-TAG_BYTES))
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    } catch {
      const place = context.split('\n').slice(1, 3).join('/')
      throw new ProtectionError(
        'unreadable',
        `${place}: expected what the engine sealed there, received something else.`,
      )
    }
  }

  #keyOf(context: string): KeyObject {
    const count = this.#lanes.length
    const lane = count === 1 ? 0 : (this.#derive(context)[0] ?? 0) % count
    const key = this.#lanes[lane] ?? createSecretKey(this.#derive(`lane/${lane}`))
    this.#lanes[lane] = key
    return key
  }
}

const POOL_NONCES = 256

/** Draws nonces in larger pieces: one call for each would cost as much as the sealing. */
export const createNonceSource = (randomBytes: RandomBytes): (() => Uint8Array) => {
  let pool: Uint8Array = new Uint8Array()
  let used = 0
  return () => {
    if (used === pool.length) {
      pool = randomBytes(NONCE_BYTES * POOL_NONCES)
      used = 0
    }
    used += NONCE_BYTES
    return pool.subarray(used - NONCE_BYTES, used)
  }
}
