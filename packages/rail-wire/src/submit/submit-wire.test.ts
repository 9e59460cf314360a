import type { RailRequest, SubmitOutcome } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { createWireRail } from '../create-wire-rail.ts'
import { makeImad } from '../reference/imad.ts'
import { pain002 } from '../test-support/bank-reports.ts'
import { exampleReference, exampleRequest, NEW_YORK, NOW } from '../test-support/example-wire.ts'
import type { WireMessageOptions } from '../wire-rail-options.ts'
import { createMemorySubmissionStore, type SubmissionStore } from './submission-store.ts'
import type { OutboundWire, WireSendOutcome } from './wire-transport.ts'

const HOUR_MS = 3_600_000
const reference = exampleReference()

/** A rail whose transport answers these, in turn, then accepts; a function throws what it throws. */
const setUp = (
  answers: readonly (WireSendOutcome | (() => never))[] = [],
  options: {
    readonly message?: WireMessageOptions
    readonly submissions?: SubmissionStore
    readonly start?: number
  } = {},
) => {
  const { submissions = createMemorySubmissionStore(), start = NOW, message } = options
  const sent: OutboundWire[] = []
  const queue = [...answers]
  let now = start
  const rail = createWireRail({
    windows: { USD: NEW_YORK },
    transport: {
      send: async (outbound) => {
        sent.push(outbound)
        if (queue.length === 0) return { outcome: 'accepted' }
        const answer = queue.shift() as WireSendOutcome | (() => never)
        return typeof answer === 'function' ? answer() : answer
      },
    },
    submissions,
    clock: { now: () => now },
    ...(message === undefined ? {} : { message }),
  })
  const submit = (members: Partial<RailRequest> = {}): Promise<SubmitOutcome> =>
    rail.submit(exampleRequest(members), reference, { signal: new AbortController().signal })
  return {
    sent,
    submissions,
    submit,
    pass: (durationMs: number) => {
      now += durationMs
    },
  }
}

const hangUp = (): never => {
  throw Object.assign(new Error('secret detail'), { code: 'ECONNRESET' })
}

describe('a submission that is in doubt', () => {
  it('is repeated with the same bytes under the same ids, whatever the clock says', async () => {
    const { submit, sent, pass } = setUp([hangUp])
    expect(await submit()).toEqual({ outcome: 'unknown', cause: 'The transport threw Error ECONNRESET' })
    pass(30 * HOUR_MS)
    expect(await submit()).toMatchObject({ outcome: 'accepted', state: 'pending' })
    expect(sent[1]).toEqual(sent[0])
    expect(sent[0]?.messageId).toBe(reference.reference)
  })

  it('is repeated with the same bytes by another process', async () => {
    const first = setUp([hangUp])
    await first.submit()
    const second = setUp([], { submissions: first.submissions, start: NOW + 30 * HOUR_MS })
    await second.submit()
    expect(second.sent).toEqual(first.sent)
  })

  it('is not repeated when an account has changed: other bytes under the same ids', async () => {
    const { submit, sent } = setUp([hangUp])
    await submit()
    const { credit } = exampleRequest()
    expect(await submit({ credit: { ...credit, nameOnAccount: 'Jane Doe' } })).toMatchObject({ outcome: 'unknown' })
    expect(sent).toHaveLength(1)
  })

  it('stays in doubt when a repeat is proven not to have left', async () => {
    const { submit, sent, pass } = setUp([hangUp, { outcome: 'not-sent', cause: 'ECONNREFUSED' }])
    await submit()
    expect(await submit()).toMatchObject({ outcome: 'not-sent' })
    pass(30 * HOUR_MS)
    await submit()
    expect(sent[2]).toEqual(sent[0])
  })
})

describe('a submission that never left', () => {
  it('may have a new date when it goes out at last', async () => {
    const { submit, sent, pass } = setUp([{ outcome: 'not-sent', cause: 'ECONNREFUSED', retryAfterMs: 5 }])
    expect(await submit()).toEqual({ outcome: 'not-sent', cause: 'ECONNREFUSED', retryAfterMs: 5 })
    pass(24 * HOUR_MS)
    await submit()
    expect(sent.map(({ xml }) => /<Dt>(.*)<\/Dt>/.exec(xml)?.[1])).toEqual(['2026-03-02', '2026-03-03'])
  })

  it.each(['find', 'keep'] as const)('is one whose store throws in %s: nothing goes out', async (method) => {
    const submissions = { ...createMemorySubmissionStore(), [method]: async () => hangUp() }
    const { submit, sent } = setUp([], { submissions })
    expect(await submit()).toMatchObject({ outcome: 'not-sent' })
    expect(sent).toEqual([])
  })
})

describe('what the transport answers', () => {
  it.each([
    [
      { outcome: 'accepted', providerId: 'B-1' },
      { outcome: 'accepted', state: 'pending', providerId: 'B-1' },
    ],
    [
      { outcome: 'rejected', code: 'AC04', reason: 'Closed' },
      { outcome: 'rejected', code: 'AC04', retry: 'never' },
    ],
    [{ outcome: 'rejected', code: 'X', reason: 'Y', retry: 'new-reference' }, { retry: 'new-reference' }],
    [
      { outcome: 'unknown', cause: 'HTTP 500', inquireAfterMs: 9 },
      { outcome: 'unknown', inquireAfterMs: 9 },
    ],
    [{ outcome: 'something' }, { outcome: 'unknown' }],
    [{ outcome: 'rejected' }, { outcome: 'unknown' }],
    [undefined, { outcome: 'unknown' }],
    [null, { outcome: 'unknown' }],
  ])('%j becomes %j', async (answer, expected) => {
    const { submit } = setUp([answer as WireSendOutcome])
    expect(await submit()).toMatchObject(expected)
  })

  const report = (status: string, more = {}) =>
    ({ outcome: 'answered', xml: pain002({ reference: reference.reference, status, ...more }) }) as const

  it.each([
    [
      report('ACSP', { amount: '256.25' }),
      { outcome: 'accepted', state: 'pending', amount: '256.25', currency: 'USD' },
    ],
    [report('ACSC'), { outcome: 'accepted', state: 'settled' }],
    [report('RJCT', { reasonCode: 'AC04' }), { outcome: 'rejected', code: 'AC04', retry: 'never' }],
    [report('RJCT', { reasonCode: 'AM05' }), { outcome: 'unknown' }],
    [report('XXXX'), { outcome: 'accepted', state: 'pending' }],
    [
      { outcome: 'answered', xml: pain002({ reference: exampleReference(2).reference }) } as const,
      { outcome: 'unknown' },
    ],
    [{ outcome: 'answered', xml: '<html/>' } as const, { outcome: 'unknown' }],
  ])('a report is read (%#)', async (answer, expected) => {
    const { submit } = setUp([answer])
    expect(await submit()).toMatchObject(expected)
  })
})

describe('a pacs.008', () => {
  const message: WireMessageOptions = {
    format: 'pacs.008',
    senderRoutingNumber: '021000021',
    nextMessageId: async (day) => makeImad(day, 'LINXWIRE', 7),
  }

  it('has the message id that the host gave it for the day', async () => {
    const { submit, sent } = setUp([], { message })
    expect(await submit()).toMatchObject({ outcome: 'accepted', evidence: { messageId: '20260302LINXWIRE000007' } })
    expect(sent[0]?.messageId).toBe('20260302LINXWIRE000007')
  })

  it('does not go out while Fedwire is closed, and says when it may', async () => {
    const { submit, sent } = setUp([], { message, start: NOW + 8 * HOUR_MS })
    expect(await submit()).toMatchObject({ outcome: 'not-sent', retryAfterMs: 14 * HOUR_MS })
    expect(sent).toEqual([])
  })

  it.each([async () => hangUp(), async () => 'no imad'])(
    'does not go out without a proper message id (%#)',
    async (nextMessageId) => {
      const { submit, sent } = setUp([], { message: { ...message, nextMessageId } })
      expect(await submit()).toMatchObject({ outcome: 'not-sent' })
      expect(sent).toEqual([])
    },
  )
})
