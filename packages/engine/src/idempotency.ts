import { createHash } from 'node:crypto'
import type { UniqueClaim, UniqueKey } from '@linx/contracts'
import { checkIdempotencyKey, createIssue, type Failure, failure, type Result } from '@linx/core'
import type { Caller, EngineParts } from './engine-parts.ts'
import { IDEMPOTENCY_SCOPE } from './store/record-kinds.ts'

/** Options of a call that makes something. */
export interface IdempotentCall {
  /** 6–255 visible ASCII characters; the same key with the same input gives the first answer again (requirements I1–I7). */
  readonly idempotencyKey?: string
  /** Called before the answer of an earlier call with the same key and input is given again. */
  readonly onReplay?: () => void
}

/** Options of a call whose key is required. */
export interface KeyedCall extends IdempotentCall {
  readonly idempotencyKey: string
}

const AMOUNT_MEMBERS: ReadonlySet<string> = new Set(['amount', 'correctionAmount'])
/** No amount that is taken is longer. */
const MAXIMUM_AMOUNT_CHARACTERS = 32

/** An amount without zeros that say nothing: 20, "20" and "20.00" are one. */
const canonicalAmount = (text: string): string =>
  text.includes('.') && text.length <= MAXIMUM_AMOUNT_CHARACTERS ? text.replace(/\.?0+$/, '') : text

/** Members in the order of their names, numbers as text: neither the caller's order nor 256.25 for "256.25" is a difference. */
const canonical = (value: unknown, name = ''): unknown => {
  if (typeof value === 'number') return canonical(String(value), name)
  if (typeof value === 'string') return AMOUNT_MEMBERS.has(name) ? canonicalAmount(value) : value
  if (Array.isArray(value)) return value.map((entry) => canonical(entry))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([member, content]) => [member, canonical(content, member)]),
  )
}

/** SHA-256 over an input that has passed the limits of size and depth (requirement I3). */
export const fingerprintOf = (input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(input)) ?? '')
    .digest('base64url')

/** A key in use: what it claims, and what an earlier call with it came to. */
export interface IdempotencyGuard {
  /** To be committed with the effect; none if no key was given. */
  claims(answer: unknown, fingerprint: string): readonly UniqueClaim[]
  /** The answer of an earlier call, a refusal if that call had another input, or `undefined` if there was none. */
  replay<Answer>(fingerprint: string): Promise<Result<Answer> | undefined>
}

const keyOf = (caller: Caller, operation: string, idempotencyKey: string): UniqueKey => ({
  businessAccountId: caller.businessAccountId,
  scope: IDEMPOTENCY_SCOPE,
  value: `${operation}/${idempotencyKey}`,
})

const reused = (idempotencyKey: string): Failure =>
  failure(
    createIssue('idempotency_key_reused', {
      path: 'Idempotency-Key',
      expected: 'a new key, or the input of the first call with this one',
      received: idempotencyKey,
      fix: 'Use a new key for a new request',
    }),
  )

const NO_GUARD: IdempotencyGuard = { claims: () => [], replay: async () => undefined }

/** Guards one operation of one tenant; refuses a key of the wrong form. */
export const guardIdempotency = (
  parts: EngineParts,
  caller: Caller,
  operation: string,
  { idempotencyKey, onReplay }: IdempotentCall,
): Result<IdempotencyGuard> => {
  if (idempotencyKey === undefined) return { ok: true, value: NO_GUARD }
  const checked = checkIdempotencyKey(idempotencyKey)
  if (!checked.ok) return checked
  const key = keyOf(caller, operation, checked.value)
  return {
    ok: true,
    value: {
      claims: (answer, fingerprint) => [
        {
          key,
          body: { fingerprint, answer: JSON.stringify(answer) },
          expireAt: parts.clock.now() + parts.policy.idempotencyRetentionMs,
        },
      ],
      replay: async <Answer>(fingerprint: string) => {
        const entry = await parts.store.lookup(key)
        if (entry === undefined) return undefined
        if (entry.body.fingerprint !== fingerprint) return reused(checked.value)
        onReplay?.()
        return { ok: true, value: JSON.parse(String(entry.body.answer)) as Answer }
      },
    },
  }
}
