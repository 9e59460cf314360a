import { describe, expect, it } from 'vitest'
import type { HttpAnswer } from '../http/call-once.ts'
import { sidOf } from '../test-support/examples.ts'
import { twilioErrors } from '../twilio-errors.ts'
import { readAnswer } from './read-answer.ts'

const read = (status: number, body: unknown): HttpAnswer => ({ answer: 'read', status, text: JSON.stringify(body) })

describe('readAnswer', () => {
  it.each([
    [201, { sid: sidOf(1), status: 'queued', num_segments: '3' }, { outcome: 'accepted', segments: 3 }],
    [201, { sid: sidOf(1), status: 'accepted', num_segments: '0' }, { outcome: 'accepted', providerId: sidOf(1) }],
    [201, { sid: sidOf(1), status: 'failed', error_code: 21211 }, { outcome: 'rejected', class: 'permanent-number' }],
    [201, { sid: sidOf(1), status: 'failed', error_code: null }, { outcome: 'rejected', providerCode: 'failed' }],
    [201, { sid: sidOf(1), status: 'never heard of' }, { outcome: 'unknown' }],
    [201, { sid: 'SM1', status: 'queued' }, { outcome: 'unknown' }],
    [200, [], { outcome: 'unknown' }],
    [302, {}, { outcome: 'unknown' }],
    [400, {}, { outcome: 'rejected', class: 'compliance', providerCode: 'http_400' }],
    [400, { code: '21610' }, { outcome: 'rejected', class: 'compliance', providerCode: 'http_400' }],
    [401, {}, { outcome: 'rejected', class: 'configuration' }],
    [404, {}, { outcome: 'rejected', class: 'configuration' }],
    [408, {}, { outcome: 'unknown' }],
    [429, {}, { outcome: 'rejected', class: 'transient', isRetryable: true }],
    [500, { code: 20503 }, { outcome: 'unknown' }],
    [503, {}, { outcome: 'unknown' }],
    [503, { code: 20503 }, { outcome: 'rejected', class: 'transient' }],
    [504, {}, { outcome: 'unknown' }],
  ])('reads status %s with %j', (status, body, outcome) => {
    expect(readAnswer(read(status, body))).toMatchObject(outcome)
  })

  it('reads every code of the table by its class, and tries two classes again', () => {
    for (const { code, class: rejectionClass } of twilioErrors()) {
      expect(readAnswer(read(400, { code }))).toEqual({
        outcome: 'rejected',
        class: rejectionClass,
        isRetryable: ['deferred', 'transient'].includes(rejectionClass),
        providerCode: String(code),
      })
    }
  })

  it('is in doubt when the body is too long to be read', () => {
    expect(readAnswer({ answer: 'read', status: 201, text: undefined })).toMatchObject({ outcome: 'unknown' })
  })
})

describe('twilioErrors', () => {
  it('has each code once, in order', () => {
    const codes = twilioErrors().map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)].sort((left, right) => left - right))
  })
})
