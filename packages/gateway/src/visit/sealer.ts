import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { GatewayConfigurationError, type GatewayKey } from '../gateway-options.ts'

/** Seals texts so that only this host can read or make them. */
export interface Sealer {
  /** `purpose` is bound to the seal: what was sealed for one purpose opens for no other. */
  seal(text: string, purpose: string): string
  /** As `seal`, but the same text gives the same seal, so that a URL stays cacheable. */
  sealAlike(text: string, purpose: string): string
  /** `undefined` for anything that was not sealed here for this purpose. */
  open(sealed: string, purpose: string): string | undefined
  /** 128 bits of a message authentication code, under the first key. */
  sign(text: string): string
  /** Under any of the keys, in constant time. */
  verify(text: string, signature: string): boolean
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
const SIGNATURE_BYTES = 16
const KEY_ID = /^[A-Za-z0-9-]{1,16}$/
const CIPHER = 'aes-256-gcm'

const derive = (secret: Uint8Array, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), `linx-gateway/${use}`, KEY_BYTES))

const check = (keys: readonly GatewayKey[]): void => {
  if (keys.length === 0) {
    throw new GatewayConfigurationError(
      'keys: expected at least one key, received none. Pass [{ id, secret }] with 32 random bytes.',
    )
  }
  for (const { id, secret } of keys) {
    if (KEY_ID.test(id) && secret.length >= KEY_BYTES) continue
    throw new GatewayConfigurationError(
      `keys: expected an id of 1–16 letters, digits or dashes and a secret of at least ${KEY_BYTES} bytes, received ${JSON.stringify(id).slice(0, 40)} with ${secret.length} bytes. Make a secret with crypto.randomBytes(32).`,
    )
  }
}

/** Compares texts without telling by its time how much of them is equal. */
export const isSameSecret = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const mac = (key: Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest().subarray(0, SIGNATURE_BYTES)

const encrypt = (key: Uint8Array, nonce: Uint8Array, text: string, purpose: string): string => {
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

const decrypt = (key: Uint8Array, sealed: string, purpose: string): string | undefined => {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([body, decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** AES-256-GCM and HMAC-SHA-256 under keys derived from the host's. Throws `GatewayConfigurationError` for keys that are too weak. */
export const createSealer = (keys: readonly GatewayKey[]): Sealer => {
  check(keys)
  const derived = keys.map(({ id, secret }) => ({
    id,
    seal: derive(secret, 'seal'),
    sign: derive(secret, 'sign'),
    nonce: derive(secret, 'nonce'),
  }))
  const [first = { id: '', seal: new Uint8Array(), sign: new Uint8Array(), nonce: new Uint8Array() }] = derived
  const sealWith = (nonce: Uint8Array, text: string, purpose: string): string =>
    `${first.id}.${encrypt(first.seal, nonce, text, purpose)}`
  return {
    seal: (text, purpose) => sealWith(randomBytes(NONCE_BYTES), text, purpose),
    sealAlike: (text, purpose) =>
      sealWith(mac(first.nonce, `${purpose}\n${text}`).subarray(0, NONCE_BYTES), text, purpose),
    open: (sealed, purpose) => {
      const dot = sealed.indexOf('.')
      const key = derived.find(({ id }) => id === sealed.slice(0, dot))
      return key === undefined ? undefined : decrypt(key.seal, sealed.slice(dot + 1), purpose)
    },
    sign: (text) => mac(first.sign, text).toString('base64url'),
    verify: (text, signature) =>
      derived.some(({ sign }) => isSameSecret(mac(sign, text).toString('base64url'), signature)),
  }
}
