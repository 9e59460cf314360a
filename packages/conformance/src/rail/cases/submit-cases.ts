import type { SubmitOutcome } from '@linx/contracts'
import { ConformanceFailure, expectEqual, expectTrue } from '../../kit/expect.ts'
import type { OpenRail, RailCase } from '../rail-context.ts'
import type { RailPayment } from '../rail-subject.ts'

/** The answer must be one of these. */
export const expectOutcome = (
  answer: { readonly outcome: string },
  allowed: readonly string[],
  what = 'the outcome',
): void => {
  if (allowed.includes(answer.outcome)) return
  throw new ConformanceFailure(`${what}: expected ${allowed.join(' or ')}, received ${JSON.stringify(answer)}.`)
}

/** The peer must have taken these payments and no other, each with its reference, amount and currency. */
export const expectTaken = ({ peer }: OpenRail, payments: readonly RailPayment[]): void => {
  const expected = payments.map(({ request, reference }) => {
    const { amount, currency } = request
    return { reference: reference.reference, amount, currency }
  })
  const taken = peer.payments().map(({ reference, amount, currency }) => ({ reference, amount, currency }))
  expectEqual(taken, expected, 'the payments that the peer took')
}

/** A submission that must be accepted. */
export const submitSound = async (opened: OpenRail, payment = opened.newPayment()): Promise<RailPayment> => {
  expectOutcome(await opened.submit(payment), ['accepted'], 'a submission that goes well')
  return payment
}

const CONCURRENT = 8

export const submitCases: readonly RailCase[] = [
  {
    id: 'submit.accepted',
    title: 'hands a payment over once, under its reference, with amount and currency',
    clause: 'RailAdapter.submit',
    run: async ({ open, subject }) => {
      for (const example of subject.examples) {
        const opened = await open()
        const payment = await submitSound(opened, opened.newPayment(example))
        expectTaken(opened, [payment])
        expectTrue(opened.peer.callCount() === 1, 'One submission must be one call of the peer.')
      }
    },
  },
  {
    id: 'submit.echo-is-ours',
    title: 'says of a sound payment no other amount or currency than ours',
    clause: 'SubmitOutcome accepted',
    run: async ({ open }) => {
      const opened = await open()
      const { request, reference } = opened.newPayment()
      const outcome = await opened.submit({ request, reference })
      if (outcome.outcome !== 'accepted') return expectOutcome(outcome, ['accepted'])
      expectEqual(outcome.amount ?? request.amount, request.amount, 'the amount')
      expectEqual(outcome.currency ?? request.currency, request.currency, 'the currency')
    },
  },
  {
    id: 'submit.enforces-validate',
    title: 'rejects what validate refuses and does not call the peer',
    clause: 'RailAdapter.validate',
    run: async ({ open }) => {
      const opened = await open()
      const outcome = await opened.submit(opened.newPayment({ amount: '0.00' }))
      expectOutcome(outcome, ['rejected'])
      expectEqual(outcome.outcome === 'rejected' && outcome.retry, 'never', 'retry')
      expectEqual(opened.peer.callCount(), 0, 'the calls of the peer')
    },
  },
  {
    id: 'submit.changes-nothing',
    title: 'changes neither the request nor the reference',
    clause: 'RailAdapter.submit',
    run: async ({ open }) => {
      const opened = await open()
      const given = opened.newPayment()
      const before = structuredClone(given)
      await opened.rail.submit(given.request, given.reference, { signal: new AbortController().signal })
      expectEqual(given, before, 'request and reference afterwards')
    },
  },
  {
    id: 'submit.aborted-before',
    title: 'sends nothing when the signal is aborted already',
    clause: 'RailAdapter.submit MUST stop at signal',
    run: async ({ open }) => {
      const opened = await open()
      expectOutcome(await opened.submit(opened.newPayment(), AbortSignal.abort()), ['not-sent', 'unknown'])
      expectTaken(opened, [])
    },
  },
  {
    id: 'submit.concurrent',
    title: 'keeps payments apart that are submitted at the same time',
    clause: 'RailAdapter.submit',
    run: async ({ open }) => {
      const opened = await open()
      const payments = Array.from({ length: CONCURRENT }, (_, index) =>
        opened.newPayment({ amount: `${index + 1}.00` }),
      )
      const outcomes: readonly SubmitOutcome[] = await Promise.all(payments.map((payment) => opened.submit(payment)))
      for (const [index, outcome] of outcomes.entries()) {
        expectOutcome(outcome, ['accepted'])
        if (outcome.outcome !== 'accepted' || outcome.amount === undefined) continue
        expectEqual(outcome.amount, payments[index]?.request.amount, 'the amount that one of them answers')
      }
      const amounts = opened.peer.payments().map(({ reference, amount }) => `${reference} ${amount}`)
      const expected = payments.map(({ request, reference }) => `${reference.reference} ${request.amount}`)
      expectEqual(amounts.toSorted(), expected.toSorted(), 'the payments that the peer took')
    },
  },
  {
    id: 'submit.same-reference-twice',
    title: 'moves money once for one reference, and calls the second copy no refusal',
    clause: 'RailCapabilities.idempotency',
    needs: 'idempotency',
    run: async ({ open }) => {
      const opened = await open()
      const payment = await submitSound(opened)
      expectOutcome(await opened.submit(payment), ['accepted', 'unknown'], 'the second submission')
      expectTaken(opened, [payment])
    },
  },
  {
    id: 'submit.same-reference-after-doubt',
    title: 'moves money once when a doubtful submission is repeated under its reference',
    clause: 'RailCapabilities.idempotency',
    needs: ['idempotency', 'submit:drop-after-commit'],
    run: async ({ open }) => {
      const opened = await open({ submit: ['drop-after-commit'] })
      const payment = opened.newPayment()
      await opened.submit(payment)
      expectOutcome(await opened.submit(payment), ['accepted', 'unknown'], 'the second submission')
      expectTaken(opened, [payment])
    },
  },
]
