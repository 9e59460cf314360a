import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { SignatureScheme } from '@linx/core'
import type { IdSource } from '../platform/id-source.ts'

const SECRET_BYTES = 32
const PREFIX = { v1: 'whsec_', v1a: 'whsk_' } as const
/** What PKCS #8 puts before the 32 bytes of an ed25519 key (RFC 8410 section 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_KEY_BYTES = 32

const bytesOf = (secret: string): Buffer => Buffer.from(secret.slice(secret.indexOf('_') + 1), 'base64')

const privateKey = (secret: string) =>
  createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, bytesOf(secret)]), format: 'der', type: 'pkcs8' })

/** A new secret: `whsec_` (v1) or `whsk_` (v1a) and 32 bytes in base64. */
export const createWebhookSecret = (scheme: SignatureScheme, ids: Pick<IdSource, 'randomBytes'>): string =>
  `${PREFIX[scheme]}${Buffer.from(ids.randomBytes(SECRET_BYTES)).toString('base64')}`

/** What a receiver verifies `v1a` with: `whpk_` and 32 bytes in base64. */
export const publicKeyOf = (secret: string): string => {
  const der = createPublicKey(privateKey(secret)).export({ format: 'der', type: 'spki' })
  return `whpk_${der.subarray(-PUBLIC_KEY_BYTES).toString('base64')}`
}

/** One entry of `webhook-signature`. */
export const signWith = (secret: string, content: string): string =>
  secret.startsWith(PREFIX.v1a)
    ? `v1a,${sign(null, Buffer.from(content), privateKey(secret)).toString('base64')}`
    : `v1,${createHmac('sha256', bytesOf(secret)).update(content).digest('base64')}`
