import { createHmac, createSecretKey, type KeyObject, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import type { Instant } from '@linx/contracts'
import type { IssuedCode, SecretHash, StepUpState } from '@linx/core'
import type { LinkKey } from '../link/link-keys.ts'
import type { IdSource } from '../platform/id-source.ts'

/** 32 characters that nobody mistakes for one another: no I, O, 0 and 1. */
const PASSCODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** 40 bits; behind five tries a day. */
const PASSCODE_CHARACTERS = 8
const CODE_DIGITS = 6
const SALT_BYTES = 16
const HASH_BYTES = 32
/** OWASP's smallest for scrypt that stays inside the default memory bound: about 40 ms (requirement L10). */
const SCRYPT: ScryptOptions = { N: 2 ** 14, r: 8, p: 1 }

/** A proof that was given, for the browser to keep: whose, when, and an HMAC. */
interface ProofTarget {
  readonly workflowId: string
  readonly browser: string
}

/** Makes passcodes, codes and proofs from the link keys, so that none of them is stored and a crash changes none. */
export interface StepUpSecrets {
  readonly currentKeyId: string
  newSalt(): string
  /** `K7QM-2XWD`; `undefined` if the key is gone. */
  passcode(workflowId: string, made: Pick<NonNullable<StepUpState['passcode']>, 'salt' | 'keyId'>): string | undefined
  /** Six digits; `undefined` if the key is gone. */
  code(
    workflowId: string,
    issued: { readonly keyId: string; readonly salt: string; readonly serial: number },
  ): string | undefined
  /** Slow on purpose. */
  hash(text: string, salt: string): Promise<SecretHash>
  /** Compares in constant time. */
  isRight(text: string, hash: SecretHash): Promise<boolean>
  makeProof(target: ProofTarget, now: Instant): string
  isProof(proof: string, target: ProofTarget, times: { readonly now: Instant; readonly lifeMs: number }): boolean
}

/** What people type: letters in any case, with or without dashes and spaces. */
const plain = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

const slowHash = (text: string, salt: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(plain(text), Buffer.from(salt, 'base64url'), HASH_BYTES, SCRYPT, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })

const macOf = (key: KeyObject, text: string): Buffer => createHmac('sha256', key).update(`step-up/${text}`).digest()

const isSame = (left: Buffer, right: Buffer): boolean => left.length === right.length && timingSafeEqual(left, right)

const toPasscode = (bytes: Buffer): string => {
  const letters = [...bytes.subarray(0, PASSCODE_CHARACTERS)].map((byte) => PASSCODE_ALPHABET[byte % 32]).join('')
  return `${letters.slice(0, PASSCODE_CHARACTERS / 2)}-${letters.slice(PASSCODE_CHARACTERS / 2)}`
}

const toDigits = (bytes: Buffer): string =>
  String(bytes.readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, '0')

export const createStepUpSecrets = (keys: readonly LinkKey[], ids: Pick<IdSource, 'randomBytes'>): StepUpSecrets => {
  const keyById = new Map(keys.map(({ id, secret }) => [id, createSecretKey(secret)]))
  const currentKeyId = keys[0]?.id ?? ''
  const mac = (keyId: string, text: string): Buffer | undefined => {
    const key = keyById.get(keyId)
    return key === undefined ? undefined : macOf(key, text)
  }
  const proofMac = (keyId: string, { workflowId, browser }: ProofTarget, at: string) =>
    mac(keyId, `proof/${workflowId}/${at}/${browser}`)?.toString('base64url')

  return {
    currentKeyId,
    newSalt: () => Buffer.from(ids.randomBytes(SALT_BYTES)).toString('base64url'),
    passcode: (workflowId, { keyId, salt }) => {
      const bytes = mac(keyId, `passcode/${workflowId}/${salt}`)
      return bytes && toPasscode(bytes)
    },
    code: (workflowId, { keyId, salt, serial }) => {
      const bytes = mac(keyId, `code/${workflowId}/${serial}/${salt}`)
      return bytes && toDigits(bytes)
    },
    hash: async (text, salt) => ({ salt, hash: (await slowHash(text, salt)).toString('base64url') }),
    isRight: async (text, { salt, hash }) => isSame(await slowHash(text, salt), Buffer.from(hash, 'base64url')),
    makeProof: (target, now) => {
      const at = now.toString(36)
      return `${currentKeyId}.${at}.${proofMac(currentKeyId, target, at)}`
    },
    isProof: (proof, target, { now, lifeMs }) => {
      const [keyId = '', at = '', given = ''] = proof.split('.')
      const provedAt = Number.parseInt(at, 36)
      const expected = proofMac(keyId, target, at)
      if (expected === undefined || !isSame(Buffer.from(given), Buffer.from(expected))) return false
      return provedAt <= now && now < provedAt + lifeMs
    },
  }
}

/** The code that the Customer was sent, derived again. */
export const issuedCodeText = (secrets: StepUpSecrets, workflowId: string, { keyId, serial, hash }: IssuedCode) =>
  secrets.code(workflowId, { keyId, serial, salt: hash.salt })
