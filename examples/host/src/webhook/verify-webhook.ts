import { createHmac, timingSafeEqual } from 'node:crypto'

/** A POST as it came, not parsed. */
export interface SignedPost {
  readonly headers: Headers
  readonly body: string
  /** The receiver's time. */
  readonly now: number
}

const TOLERANCE_MS = 5 * 60_000

const isEqual = (left: Buffer, right: Buffer): boolean => left.length === right.length && timingSafeEqual(left, right)

/**
 * Checks a webhook by Standard Webhooks (`v1`): HMAC-SHA256 over `id.timestamp.body`. Answers what is wrong; `undefined` if it can be
 * believed. Any library of standardwebhooks.com does the same.
 */
export const webhookProblem = (key: string, { headers, body, now }: SignedPost): string | undefined => {
  const id = headers.get('webhook-id') ?? ''
  const timestamp = headers.get('webhook-timestamp') ?? ''
  if (!(Math.abs(now - Number(timestamp) * 1_000) <= TOLERANCE_MS)) return 'The timestamp is not of now.'
  const secret = Buffer.from(key.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest()
  const signatures = (headers.get('webhook-signature') ?? '').split(' ')
  const isSigned = signatures.some((entry) => {
    const [version, value = ''] = entry.split(',')
    return version === 'v1' && isEqual(Buffer.from(value, 'base64'), expected)
  })
  return isSigned ? undefined : 'No signature fits the key.'
}
