import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'
import { EngineConfigurationError } from '../engine-error.ts'

/** A secret that link tokens are derived from. */
export interface LinkKey {
  /** Names the key for good; a workflow remembers which one made its link. 1–16 characters. */
  readonly id: string
  /** At least 32 bytes that nobody can guess. */
  readonly secret: Uint8Array
}

/** What the engine stores of a link: enough to recognise it, nothing that opens it. */
export interface LinkFingerprint {
  readonly serial: number
  readonly keyId: string
  /** SHA-256 of the token, base64url. */
  readonly tokenHash: string
}

/** Makes and recognises the tokens behind the links. */
export interface LinkTokens {
  fingerprint(workflowId: string, serial: number): LinkFingerprint
  /** The token itself, made again from the key: it is never stored. `undefined` if the key is gone. */
  token(workflowId: string, link: { readonly serial: number; readonly keyId: string }): string | undefined
  hash(token: string): string
}

/** 22 base64url characters carry the 128 bits of a token (requirement L1) and keep the SMS in one segment. */
const TOKEN_CHARACTERS = 22
const MINIMUM_SECRET_BYTES = 32

const hashToken = (token: string): string => hash('sha256', token, 'base64url')

const derive = (secret: KeyObject, path: string): string =>
  createHmac('sha256', secret).update(path).digest('base64url').slice(0, TOKEN_CHARACTERS)

/** Phones end a link before a closing `-`: a token that has one there is passed over for the next. */
const endsInsideLink = (token: string): boolean => /[A-Za-z0-9]$/.test(token)
const MAXIMUM_TRIES = 64

const deriveToken = (secret: KeyObject, workflowId: string, serial: number): string => {
  const path = `link/${workflowId}/${serial}`
  let token = derive(secret, path)
  for (let attempt = 1; attempt < MAXIMUM_TRIES && !endsInsideLink(token); attempt += 1) {
    token = derive(secret, `${path}/${attempt}`)
  }
  return token
}

/**
 * Derives each token from a secret of the host, the workflow and the link's serial number, so that a crash between the commit and the
 * SMS changes no link and a copy of the store opens nothing (requirements L1, L2).
 * The first key makes new links; further ones keep older links sendable while keys are rotated.
 */
export const createLinkTokens = (keys: readonly LinkKey[]): LinkTokens => {
  const [current] = keys
  if (current === undefined) {
    throw new EngineConfigurationError(
      'keys.link: expected at least one key, received none. Pass [{ id, secret }] with 32 random bytes.',
    )
  }
  const weak = keys.find((key) => key.secret.length < MINIMUM_SECRET_BYTES)
  if (weak !== undefined) {
    throw new EngineConfigurationError(
      `keys.link: expected secrets of at least ${MINIMUM_SECRET_BYTES} bytes, received ${weak.secret.length} in key ${weak.id}. Make one with crypto.randomBytes(32).`,
    )
  }
  const secretById = new Map(keys.map(({ id, secret }) => [id, createSecretKey(secret)]))
  const currentSecret = createSecretKey(current.secret)
  return {
    fingerprint: (workflowId, serial) => ({
      serial,
      keyId: current.id,
      tokenHash: hashToken(deriveToken(currentSecret, workflowId, serial)),
    }),
    token: (workflowId, link) => {
      const secret = secretById.get(link.keyId)
      return secret === undefined ? undefined : deriveToken(secret, workflowId, link.serial)
    },
    hash: hashToken,
  }
}
