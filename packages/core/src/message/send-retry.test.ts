import type { SmsRejectionClass } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { maySend, nextSendAt } from './send-retry.ts'

const NOW = Date.parse('2026-03-02T15:00:00Z')
const DAY_MS = 86_400_000
const recipient = { phoneNumber: '+16471234567' }

const after = (reason: SmsRejectionClass, rejections = 0, change: { retryAfterMs?: number; until?: number } = {}) => {
  const { until = NOW + 30 * DAY_MS, ...wish } = change
  const isRetryable = reason === 'deferred' || reason === 'transient' || reason === 'configuration'
  const outcome = { outcome: 'rejected', class: reason, isRetryable, providerCode: '1', ...wish } as const
  const at = nextSendAt('invitation', outcome, { rejections, copies: 1 }, { now: NOW, until, recipient })
  return at === undefined ? undefined : (at - NOW) / 1_000
}

describe('a refused message', () => {
  it('waits 30 s, 2 min, 10 min, 1 h and 4 h for a busy provider, or as long as that asks', () => {
    expect([0, 1, 2, 3, 4, 5].map((rejections) => after('transient', rejections))).toEqual([
      30,
      120,
      600,
      3_600,
      14_400,
      undefined,
    ])
    expect(after('transient', 0, { retryAfterMs: 90_000 })).toBe(90)
    expect(after('transient', 3, { retryAfterMs: 90_000 })).toBe(3_600)
  })

  it('waits for the next window where it was too early or too late', () => {
    // 15:00 UTC is 05:00 in Hawaii; 08:00 there is 18:00 UTC.
    expect(after('deferred')).toBe(3 * 3_600)
    expect(after('deferred', 39)).toBe(3 * 3_600)
    expect(after('deferred', 40)).toBeUndefined()
  })

  it('waits for the channel, at least a minute', () => {
    expect(after('configuration', 0, { retryAfterMs: 300_000 })).toBe(300)
    expect(after('configuration')).toBe(60)
  })

  it.each(['permanent-number', 'opted-out', 'compliance'] as const)('is settled: %s', (reason) => {
    expect(after(reason)).toBeUndefined()
  })

  it('is settled when another try would come too late', () => {
    expect(after('transient', 0, { until: NOW + 30_000 })).toBeUndefined()
  })
})

it.each(['one-time-code', 'opt-out-confirmation', 'help'] as const)('never makes a second copy of %s', (kind) => {
  expect([maySend(kind, 0), maySend(kind, 1)]).toEqual([true, false])
})
