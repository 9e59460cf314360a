import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AttemptOutcome } from './attempt-outcome.ts'
import { nextAttemptAt } from './attempt-schedule.ts'
import { parseRetryAfter } from './retry-after.ts'
import { defaultWebhookPolicy as policy } from './webhook-policy.ts'

const NOW = Date.parse('2026-03-02T15:00:00Z')
const failed: AttemptOutcome = { outcome: 'answered', httpStatus: 500 }

describe('the schedule of attempts', () => {
  it('is that of Standard Webhooks: ten in 75 hours, 35 minutes and 5 seconds', () => {
    const total = policy.attemptDelaysMs.reduce((sum, delay) => sum + delay, 0)
    expect(policy.attemptDelaysMs).toHaveLength(10)
    expect(total).toBe(((75 * 60 + 35) * 60 + 5) * 1_000)
  })

  it('lengthens each delay by up to a fifth and never shortens one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (made, random) => {
          const delay = (nextAttemptAt(made, failed, { now: NOW, random, policy }) ?? Number.NaN) - NOW
          const planned = policy.attemptDelaysMs[made] ?? Number.NaN
          expect(delay).toBeGreaterThanOrEqual(planned)
          expect(delay).toBeLessThanOrEqual(planned * 1.2)
        },
      ),
    )
  })

  it('ends behind the tenth', () => {
    expect(nextAttemptAt(10, failed, { now: NOW, random: 0, policy })).toBeUndefined()
  })

  it('never comes before the endpoint wants it', () => {
    const asked = (retryAfterMs: number) =>
      nextAttemptAt(1, { outcome: 'answered', httpStatus: 503, retryAfterMs }, { now: NOW, random: 0, policy })
    expect(asked(600_000)).toBe(NOW + 600_000)
    expect(asked(1)).toBe(NOW + 60_000)
  })
})

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Mon, 02 Mar 2026 15:01:00 GMT', 60_000],
    ['Mon, 02 Mar 2026 14:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026-03-02T15:01:00Z', undefined],
    ['Xxx, 99 Foo 2026 99:99:99 GMT', undefined],
    [null, undefined],
  ])('%s is %s', (text, expected) => {
    expect(parseRetryAfter(text, NOW)).toBe(expected)
  })
})
