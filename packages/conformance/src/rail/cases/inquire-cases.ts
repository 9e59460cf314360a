import type { InquireOutcome } from '@linx/contracts'
import { expectEqual, expectTrue } from '../../kit/expect.ts'
import type { RailCase } from '../rail-context.ts'
import type { InquireFault } from '../rail-fault.ts'
import { expectOutcome, expectTaken, submitSound } from './submit-cases.ts'

const clause = 'RailAdapter.inquire'

const expectFound = (outcome: InquireOutcome, states: readonly string[]): void => {
  expectOutcome(outcome, ['found'])
  if (outcome.outcome !== 'found') return
  expectTrue(states.includes(outcome.state), `Expected state ${states.join(' or ')}, received ${outcome.state}.`)
}

const ALIVE = ['pending', 'approved', 'settled']

/** Questions that get no proper answer: the outcome stays unknown, above all it is not absent. */
const DOUBTS: readonly { readonly fault: InquireFault; readonly title: string }[] = [
  { fault: 'rate-limited', title: 'does not know after a refusal for haste' },
  { fault: 'drop', title: 'does not know when the connection breaks' },
  { fault: 'server-error', title: 'does not know after an error of the peer' },
  { fault: 'garbage', title: 'does not know after an answer that is noise' },
  { fault: 'empty', title: 'does not know after an empty answer' },
]

const doubtCases: readonly RailCase[] = DOUBTS.map(({ fault, title }) => ({
  id: `inquire.${fault}`,
  title,
  clause: 'InquireOutcome unknown',
  needs: ['inquiry', `inquire:${fault}`],
  run: async ({ open }) => {
    const opened = await open({ inquire: [fault] })
    const { reference } = await submitSound(opened)
    expectOutcome(await opened.inquire(reference), ['unknown'])
  },
}))

export const inquireCases: readonly RailCase[] = [
  {
    id: 'inquire.found',
    title: 'finds a payment by our reference and tells no other amount than ours',
    clause,
    needs: 'inquiry',
    run: async ({ open }) => {
      const opened = await open()
      const { request, reference } = await submitSound(opened)
      const outcome = await opened.inquire(reference)
      expectFound(outcome, ALIVE)
      if (outcome.outcome !== 'found') return
      expectEqual(outcome.amount ?? request.amount, request.amount, 'the amount')
      expectEqual(outcome.currency ?? request.currency, request.currency, 'the currency')
    },
  },
  {
    id: 'inquire.found-after-doubt',
    title: 'finds a payment whose submission gave no answer, without an id of the provider',
    clause,
    needs: ['inquiry', 'submit:drop-after-commit'],
    run: async ({ open }) => {
      const opened = await open({ submit: ['drop-after-commit'] })
      const payment = opened.newPayment()
      await opened.submit(payment)
      expectFound(await opened.inquire(payment.reference), ALIVE)
    },
  },
  {
    id: 'inquire.found-by-another-process',
    title: 'finds a payment with the stored reference alone',
    clause,
    needs: 'inquiry',
    run: async ({ open }) => {
      const opened = await open()
      const { reference } = await submitSound(opened)
      const stored = JSON.parse(JSON.stringify(reference))
      expectFound(await opened.inquire(stored), ALIVE)
    },
  },
  {
    id: 'inquire.absent',
    title: 'does not find what was never submitted',
    clause: 'InquireOutcome absent',
    needs: 'inquiry',
    run: async ({ open }) => {
      const opened = await open()
      await submitSound(opened)
      expectOutcome(await opened.inquire(opened.newPayment().reference), ['absent', 'unknown'])
    },
  },
  {
    id: 'inquire.absent-then-found',
    title: 'proves no absence while the payment may be under way, and finds it later',
    clause: 'InquireOutcome absent.isProven',
    needs: ['inquiry', 'submit:late'],
    run: async ({ open }) => {
      const opened = await open({ submit: ['late'] })
      const payment = opened.newPayment()
      expectOutcome(await opened.submit(payment), ['unknown'], 'the submission')
      const early = await opened.inquire(payment.reference)
      expectOutcome(early, ['absent', 'unknown'], 'the first question')
      expectEqual(early.outcome === 'absent' && early.isProven, false, 'whether absence is proven')
      await opened.peer.finishLate?.()
      expectFound(await opened.inquire(payment.reference), ALIVE)
      expectTaken(opened, [payment])
    },
  },
  {
    id: 'inquire.proven-absent',
    title: 'tells that absence is proven when the peer says so',
    clause: 'InquireOutcome absent.isProven',
    needs: ['inquiry', 'inquire:proven-absent'],
    run: async ({ open }) => {
      const opened = await open({ inquire: ['proven-absent'] })
      expectEqual(await opened.inquire(opened.newPayment().reference), { outcome: 'absent', isProven: true }, 'inquire')
    },
  },
  {
    id: 'inquire.settled',
    title: 'tells that a payment is settled',
    clause: 'RailState',
    needs: ['inquiry', 'news:settled'],
    run: async ({ open }) => {
      const opened = await open()
      const payment = await submitSound(opened)
      await opened.tell('settled', payment)
      expectFound(await opened.inquire(payment.reference), ['settled'])
    },
  },
  {
    id: 'inquire.failed',
    title: 'tells that a payment failed, which is not absent',
    clause: 'RailState',
    needs: ['inquiry', 'news:failed'],
    run: async ({ open }) => {
      const opened = await open()
      const payment = await submitSound(opened)
      await opened.tell('failed', payment)
      expectFound(await opened.inquire(payment.reference), ['failed'])
    },
  },
  {
    id: 'inquire.wrong-amount',
    title: 'tells the amount that the peer says it moves, not ours',
    clause: 'InquireOutcome found.amount',
    needs: ['inquiry', 'inquire:wrong-amount'],
    run: async ({ open }) => {
      const opened = await open({ inquire: ['wrong-amount'] })
      const { request, reference } = await submitSound(opened)
      const outcome = await opened.inquire(reference)
      expectOutcome(outcome, ['found', 'unknown'])
      if (outcome.outcome !== 'found') return
      const isTold = outcome.amount !== undefined && outcome.amount !== request.amount
      expectTrue(isTold, `Expected the peer's amount, received ${outcome.amount}.`)
    },
  },
  ...doubtCases,
  {
    id: 'inquire.slow',
    title: 'hangs up when the signal is aborted, and does not know',
    clause,
    needs: ['inquiry', 'inquire:slow'],
    run: async ({ open }) => {
      const opened = await open({ inquire: ['slow'] })
      const { reference } = await submitSound(opened)
      const controller = new AbortController()
      const answer = opened.inquire(reference, controller.signal)
      await Promise.race([opened.peer.whenHolding?.(), answer])
      controller.abort()
      expectOutcome(await answer, ['unknown'])
    },
  },
  {
    id: 'inquire.moves-nothing',
    title: 'moves no money, however often it asks',
    clause,
    needs: 'inquiry',
    run: async ({ open }) => {
      const opened = await open()
      const payment = await submitSound(opened)
      for (let question = 0; question < 3; question += 1) await opened.inquire(payment.reference)
      await opened.inquire(opened.newPayment().reference)
      expectTaken(opened, [payment])
    },
  },
]
