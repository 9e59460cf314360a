import { createIssue, failure, type Result, success } from '../issue/index.ts'

const KEY = /^[\x21-\x7e]{6,255}$/
const QUOTED = /^"([\x21-\x7e]*)"$/

/** Reads an idempotency key: raw, or in one pair of quotes as the IETF header writes it (requirement I1). */
export const checkIdempotencyKey = (value: unknown): Result<string> => {
  const text = typeof value === 'string' ? (QUOTED.exec(value)?.[1] ?? value) : undefined
  if (text !== undefined && KEY.test(text)) return success(text)
  return failure(
    createIssue('idempotency_key_format', {
      path: 'Idempotency-Key',
      expected: '6 to 255 visible ASCII characters',
      received: value,
      fix: 'Send a UUID, or another unique text without spaces',
    }),
  )
}
