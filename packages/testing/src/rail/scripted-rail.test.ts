import type { RailReference, RailRequest, Solution, SubmitOutcome } from '@linx/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '../clock/virtual-clock.ts'
import { exampleRailRequest } from './example-rail-request.ts'
import { createScriptedRail, type ScriptedRailOptions } from './scripted-rail.ts'

const START = Date.parse('2026-03-02T15:00:00Z')
const SOLUTIONS: readonly Solution[] = ['ach', 'wire', 'push-to-card']

const setUp = (solution: Solution = 'ach', options: Partial<ScriptedRailOptions> = {}) => {
  const clock = createVirtualClock(START)
  const rail = createScriptedRail({ solution, clock, ...options })
  const request = exampleRailRequest(solution)
  const reference = rail.makeReference({ transactionId: request.transactionId, number: 1 })
  const submit = (
    sent: RailRequest = request,
    under: RailReference = reference,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<SubmitOutcome> => rail.submit(sent, under, { signal })
  const inquire = (under: RailReference = reference) => rail.inquire?.(under, { signal: new AbortController().signal })
  const cancel = (under: RailReference = reference) => rail.cancel?.(under, { signal: new AbortController().signal })
  return { clock, rail, request, reference, submit, inquire, cancel, transactionId: request.transactionId }
}

describe('createScriptedRail: submit', () => {
  it.each([
    { solution: 'ach', state: 'pending' },
    { solution: 'wire', state: 'pending' },
    { solution: 'push-to-card', state: 'settled' },
  ] as const)('accepts a correct $solution payment as $state and moves the money once', async ({ solution, state }) => {
    const { rail, request, submit, transactionId } = setUp(solution)
    expect(rail.validate(request)).toEqual([])
    const figures = { providerId: 'RAIL1', amount: '256.25', currency: 'USD' }
    expect(await submit()).toEqual({ outcome: 'accepted', state, ...figures })
    expect(rail.timesMoved({ transactionId })).toBe(1)
    expect(rail.ledger().totals()).toMatchObject([{ currency: 'USD', netMinor: 25_625n }])
  })

  it.each(['never', 'same-reference', 'new-reference'] as const)(
    'rejects without moving money, retry %s',
    async (retry) => {
      const { rail, submit, transactionId } = setUp()
      rail.submits.next({ answer: 'reject', retry, code: 'R16' })
      expect(await submit()).toMatchObject({ outcome: 'rejected', code: 'R16', retry })
      expect(rail.timesMoved({ transactionId })).toBe(0)
    },
  )

  it('refuses what its capabilities do not cover, with every broken rule in validate', async () => {
    const { rail, request, submit } = setUp('push-to-card')
    const wrong = { ...request, transactionType: 'REQUEST', settlementPriority: 'NEXT_DAY' } as const
    expect(rail.validate(wrong).map(({ code }) => code)).toEqual(['rail_transaction_type', 'rail_priority'])
    expect(await submit(wrong)).toMatchObject({ outcome: 'rejected', code: 'rail_transaction_type', retry: 'never' })
    expect(rail.ledger().entries()).toEqual([])
  })

  it('says that nothing was sent', async () => {
    const { rail, submit, transactionId } = setUp()
    rail.submits.next({ answer: 'not-sent', retryAfterMs: 5_000 })
    expect(await submit()).toEqual({ outcome: 'not-sent', cause: 'connection refused', retryAfterMs: 5_000 })
    expect(rail.timesMoved({ transactionId })).toBe(0)
  })

  it.each([true, false])('times out at the signal; the payment is done: %s', async (isDone) => {
    const { rail, submit, request, reference, transactionId } = setUp()
    rail.submits.next({ answer: 'time-out', isDone })
    expect(await submit(request, reference, AbortSignal.abort())).toMatchObject({
      outcome: 'unknown',
      cause: 'time-out',
    })
    expect(rail.timesMoved({ transactionId })).toBe(isDone ? 1 : 0)
  })

  it('can do the payment and yet throw or answer nonsense', async () => {
    const { rail, submit, transactionId } = setUp()
    rail.submits.nextFor(transactionId, { answer: 'throw', isDone: true }, { answer: 'malformed', isDone: true })
    await expect(submit()).rejects.toThrow()
    expect(await submit()).not.toHaveProperty('outcome')
    expect(rail.timesMoved({ transactionId })).toBe(1)
  })

  it('answers late by the clock, the money being gone at once', async () => {
    const { rail, clock, submit, transactionId } = setUp()
    rail.submits.next({ answer: 'accept', afterMs: 60_000 })
    const answer = submit()
    await clock.advance(59_999)
    expect(await Promise.race([answer, 'no answer yet'])).toBe('no answer yet')
    expect(rail.timesMoved({ transactionId })).toBe(1)
    await clock.advance(1)
    expect(await answer).toMatchObject({ outcome: 'accepted' })
  })

  it('echoes a wrong amount or currency', async () => {
    const { rail, submit } = setUp()
    rail.submits.next({ answer: 'accept', echoAmount: '265.25' }, { answer: 'accept', echoCurrency: 'CAD' })
    expect(await submit()).toMatchObject({ amount: '265.25', currency: 'USD' })
    expect(await submit()).toMatchObject({ amount: '256.25', currency: 'CAD' })
  })
})

describe('createScriptedRail: idempotency', () => {
  it('moves money once for one reference however often and however badly it is submitted', async () => {
    const behaviours = fc.array(
      fc.constantFrom(
        { answer: 'accept' } as const,
        { answer: 'unknown', isDone: true } as const,
        { answer: 'malformed', isDone: true } as const,
        { answer: 'reject', retry: 'never' } as const,
      ),
      { minLength: 1, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...SOLUTIONS), behaviours, async (solution, script) => {
        const { rail, submit, reference, transactionId } = setUp(solution)
        rail.submits.next({ answer: 'accept' }, ...script)
        for (let call = 0; call <= script.length; call++) await submit()
        expect(rail.timesMoved({ transactionId })).toBe(1)
        expect(rail.timesMoved({ reference: reference.reference })).toBe(1)
      }),
    )
  })

  it('answers a double with what became of the first', async () => {
    const { rail, submit, reference } = setUp()
    const first = await submit()
    expect(await submit()).toEqual(first)
    rail.submits.next({ answer: 'reject', retry: 'never' })
    expect(await submit()).toEqual(first)
    rail.fail(reference.reference)
    expect(await submit()).toMatchObject({ outcome: 'rejected', code: 'order_failed', retry: 'new-reference' })
  })

  it('moves money again under another reference, after the window, or without idempotency', async () => {
    const { rail, clock, request, submit, transactionId } = setUp('ach', { capabilities: { dedupeWindowMs: 1_000 } })
    await submit()
    await submit(request, rail.makeReference({ transactionId, number: 2 }))
    await clock.advance(1_000)
    await submit()
    expect(rail.timesMoved({ transactionId })).toBe(3)
    const forgetful = setUp('ach', { capabilities: { idempotency: 'none' } })
    await forgetful.submit()
    await forgetful.submit()
    expect(forgetful.rail.timesMoved({ transactionId })).toBe(2)
  })

  it('makes the same reference for the same attempt and another for another', () => {
    const { rail } = setUp()
    const of = (transactionId: string, number: number) => rail.makeReference({ transactionId, number }).reference
    expect(of('a', 1)).toBe(of('a', 1))
    expect(new Set([of('a', 1), of('a', 2), of('b', 1), of('a.1', 1)]).size).toBe(4)
  })
})

describe('createScriptedRail: inquire and cancel', () => {
  it('finds what was taken and proves the absence of what was not', async () => {
    const { rail, submit, inquire, reference } = setUp()
    expect(await inquire()).toEqual({ outcome: 'absent', isProven: true })
    rail.submits.next({ answer: 'unknown', isDone: true })
    await submit()
    expect(await inquire()).toMatchObject({ outcome: 'found', state: 'pending', providerId: 'RAIL1', amount: '256.25' })
    rail.fail(reference.reference, { code: 'R02' })
    expect(await inquire()).toMatchObject({ outcome: 'found', state: 'failed', code: 'R02' })
  })

  it('is absent without proof while the payment is under way, then found', async () => {
    const { rail, clock, submit, inquire } = setUp()
    rail.submits.next({ answer: 'unknown', isDone: true, doneAfterMs: 30_000 })
    await submit()
    expect(await inquire()).toEqual({ outcome: 'absent', isProven: false })
    await clock.advance(30_000)
    expect(await inquire()).toMatchObject({ outcome: 'found' })
  })

  it('forgets a payment after its window, and then proves nothing', async () => {
    const { clock, submit, inquire } = setUp('ach', { capabilities: { inquiryWindowMs: 1_000 } })
    await submit()
    await clock.advance(999)
    expect(await inquire()).toMatchObject({ outcome: 'found' })
    await clock.advance(1)
    expect(await inquire()).toEqual({ outcome: 'absent', isProven: false })
  })

  it('can lie, fail and echo wrongly when asked', async () => {
    const { rail, submit, inquire } = setUp()
    await submit()
    rail.inquiries.next(
      { answer: 'absent', isProven: true },
      { answer: 'unknown' },
      { answer: 'throw' },
      { answer: 'truth', echoAmount: '1.00' },
    )
    expect(await inquire()).toEqual({ outcome: 'absent', isProven: true })
    expect(await inquire()).toMatchObject({ outcome: 'unknown' })
    await expect(inquire()).rejects.toThrow()
    expect(await inquire()).toMatchObject({ outcome: 'found', amount: '1.00' })
  })

  it('cancels a pending payment, also twice, and undoes the movement', async () => {
    const { rail, submit, cancel, transactionId } = setUp()
    await submit()
    expect(await cancel()).toEqual({ outcome: 'cancelled' })
    expect(await cancel()).toEqual({ outcome: 'cancelled' })
    expect(rail.timesMoved({ transactionId })).toBe(0)
    expect(rail.ledger().totals()).toMatchObject([{ movedMinor: 25_625n, undoneMinor: 25_625n, netMinor: 0n }])
  })

  it('is too late to cancel what is approved, unknown or scripted so', async () => {
    const { rail, submit, cancel, reference } = setUp()
    expect(await cancel()).toMatchObject({ outcome: 'too-late', reason: expect.stringContaining('not here') })
    await submit()
    rail.cancels.next({ answer: 'too-late' })
    expect(await cancel()).toMatchObject({ outcome: 'too-late' })
    rail.approve(reference.reference)
    expect(await cancel()).toMatchObject({ outcome: 'too-late', reason: expect.stringContaining('approved') })
  })

  it('can cancel and yet not say so', async () => {
    const { rail, submit, cancel, inquire } = setUp()
    await submit()
    rail.cancels.next({ answer: 'unknown', isDone: true })
    expect(await cancel()).toMatchObject({ outcome: 'unknown' })
    expect(await inquire()).toMatchObject({ state: 'cancelled' })
  })

  it('has no inquire and no cancel where its capabilities have none', () => {
    const { rail } = setUp('wire', { capabilities: { inquiry: 'none' } })
    expect([rail.inquire, rail.cancel]).toEqual([undefined, undefined])
  })

  it('remembers every call in order', async () => {
    const { rail, submit, inquire, cancel } = setUp()
    await submit()
    await inquire()
    await cancel()
    const reference = 'transaction-1.1'
    expect(rail.calls()).toEqual(['submit', 'inquire', 'cancel'].map((verb) => ({ verb, reference, at: START })))
  })
})

describe('createScriptedRail: plan and eligibility', () => {
  it('plans for now, and for tomorrow at NEXT_DAY', () => {
    const { rail, request } = setUp()
    const plan = (settlementPriority: 'SAME_DAY' | 'NEXT_DAY') =>
      rail.plan({ ...request, settlementPriority }, { now: START })
    expect(plan('SAME_DAY')).toEqual({ submitAt: START, valueDate: '2026-03-02', settlementPriority: 'SAME_DAY' })
    expect(plan('NEXT_DAY')).toMatchObject({ submitAt: START, valueDate: '2026-03-03' })
  })

  it('says of an account what the test says', async () => {
    const signal = new AbortController().signal
    const { credit } = exampleRailRequest('push-to-card')
    expect(await setUp('push-to-card').rail.checkEligibility?.(credit, { signal })).toMatchObject({
      outcome: 'eligible',
    })
    const refusal = { outcome: 'not-eligible', code: 'BLOCKED', reason: 'Issuer blocks pushes' } as const
    const { rail } = setUp('push-to-card', { checkEligibility: () => refusal })
    expect(await rail.checkEligibility?.(credit, { signal })).toEqual(refusal)
  })
})
