import { expect, it } from 'vitest'
import { retryAfterMsOf } from './retry-after.ts'

const NOW = Date.parse('2026-03-02T15:00:00Z')

it.each([
  ['120', 120_000],
  ['0', 0],
  ['Mon, 02 Mar 2026 15:00:30 GMT', 30_000],
  ['Mon, 02 Mar 2026 14:00:00 GMT', 0],
  ['999999999', 86_400_000],
  ['soon', undefined],
  [null, undefined],
])('reads retry-after %s as %s ms', (header, waitMs) => {
  expect(retryAfterMsOf(header, NOW)).toBe(waitMs)
})
