import { expect, it } from 'vitest'
import { readAnswer } from './read-answer.ts'

it.each([
  [202, '0: Accepted for delivery', { outcome: 'accepted' }],
  [202, '3: Queued for later delivery\r\n', { outcome: 'accepted' }],
  [202, '0: Accepted for delivery: 8faff55a-9792', { outcome: 'accepted', providerId: '8faff55a-9792' }],
  [202, '4: Something else', { outcome: 'unknown' }],
  [200, '0: Accepted for delivery', { outcome: 'unknown' }],
  [302, '', { outcome: 'unknown' }],
  [400, 'Not routable. Do not try again.', { outcome: 'rejected', class: 'compliance' }],
  [403, 'Authorization failed for sendsms', { outcome: 'rejected', class: 'configuration' }],
  [404, 'Unknown request.', { outcome: 'rejected', class: 'configuration' }],
  [408, '', { outcome: 'unknown' }],
  [429, '', { outcome: 'rejected', class: 'transient', isRetryable: true }],
  [503, 'Temporal failure, try again later.', { outcome: 'rejected', class: 'transient' }],
  [503, 'Bad gateway', { outcome: 'unknown' }],
  [500, '', { outcome: 'unknown' }],
  [202, undefined, { outcome: 'unknown' }],
])('reads status %s with %j', (status, text, outcome) => {
  expect(readAnswer({ answer: 'read', status, text })).toMatchObject(outcome)
})
