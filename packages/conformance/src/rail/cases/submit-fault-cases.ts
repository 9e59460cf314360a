import type { SubmitOutcome } from '@linx/contracts'
import { expectEqual, expectTrue } from '../../kit/expect.ts'
import type { RailCase } from '../rail-context.ts'
import type { SubmitFault } from '../rail-fault.ts'
import { expectOutcome, expectTaken } from './submit-cases.ts'

interface FaultRow {
  readonly fault: SubmitFault
  readonly title: string
  readonly allowed: readonly SubmitOutcome['outcome'][]
  /** Whether the peer took the payment. */
  readonly isTaken: boolean
}

const PROVEN_OR_DOUBT = ['not-sent', 'unknown'] as const
const DOUBT = ['unknown'] as const

/** One row for each fault whose answer leaves no more to ask. */
const ROWS: readonly FaultRow[] = [
  { fault: 'decline', title: 'calls a decline a rejection', allowed: ['rejected'], isTaken: false },
  {
    fault: 'rate-limited',
    title: 'calls a refusal for haste no decline and does not try again by itself',
    allowed: PROVEN_OR_DOUBT,
    isTaken: false,
  },
  {
    fault: 'unavailable',
    title: 'calls a peer that is not available no decline and does not try again by itself',
    allowed: PROVEN_OR_DOUBT,
    isTaken: false,
  },
  {
    fault: 'drop-before-send',
    title: 'calls a peer that cannot be reached no decline',
    allowed: PROVEN_OR_DOUBT,
    isTaken: false,
  },
  {
    fault: 'drop-before-commit',
    title: 'is in doubt when the connection breaks after the request was sent',
    allowed: DOUBT,
    isTaken: false,
  },
  {
    fault: 'drop-after-commit',
    title: 'is in doubt when the peer took the payment and gave no answer, and does not send it again',
    allowed: DOUBT,
    isTaken: true,
  },
  { fault: 'server-error', title: 'is in doubt after an error of the peer', allowed: DOUBT, isTaken: true },
  { fault: 'garbage', title: 'is in doubt after an answer that is noise', allowed: DOUBT, isTaken: true },
  { fault: 'empty', title: 'is in doubt after an empty answer', allowed: DOUBT, isTaken: true },
  { fault: 'truncated', title: 'is in doubt after half an answer', allowed: DOUBT, isTaken: true },
  {
    fault: 'undecided',
    title: 'takes a peer that does not know yet neither for settled nor for refused',
    allowed: ['unknown', 'accepted'],
    isTaken: true,
  },
]

const faultCases: readonly RailCase[] = ROWS.map(({ fault, title, allowed, isTaken }) => ({
  id: `submit.${fault}`,
  title,
  clause: 'SubmitOutcome',
  needs: `submit:${fault}`,
  run: async ({ open }) => {
    const opened = await open({ submit: [fault] })
    const payment = opened.newPayment()
    const outcome = await opened.submit(payment)
    expectOutcome(outcome, allowed)
    if (outcome.outcome === 'accepted') expectEqual(outcome.state, 'pending', 'the state')
    expectTaken(opened, isTaken ? [payment] : [])
    expectTrue(opened.peer.callCount() <= 1, `One submission must be one call, there were ${opened.peer.callCount()}.`)
  },
}))

const echoCase = (fault: 'wrong-amount' | 'wrong-currency', member: 'amount' | 'currency'): RailCase => ({
  id: `submit.${fault}`,
  title: `tells the ${member} that the peer says it moves, not ours`,
  clause: `SubmitOutcome accepted.${member}`,
  needs: `submit:${fault}`,
  run: async ({ open }) => {
    const opened = await open({ submit: [fault] })
    const payment = opened.newPayment()
    const outcome = await opened.submit(payment)
    expectOutcome(outcome, ['accepted', 'unknown'])
    if (outcome.outcome !== 'accepted') return
    const told = outcome[member]
    expectTrue(
      told !== undefined && told !== payment.request[member],
      `Expected the peer's ${member}, received ${told}.`,
    )
  },
})

export const submitFaultCases: readonly RailCase[] = [
  ...faultCases,
  echoCase('wrong-amount', 'amount'),
  echoCase('wrong-currency', 'currency'),
  {
    id: 'submit.slow',
    title: 'hangs up when the signal is aborted, and is in doubt',
    clause: 'RailAdapter.submit MUST stop at signal',
    needs: 'submit:slow',
    run: async ({ open }) => {
      const opened = await open({ submit: ['slow'] })
      const payment = opened.newPayment()
      const controller = new AbortController()
      const answer = opened.submit(payment, controller.signal)
      await Promise.race([opened.peer.whenHolding?.(), answer])
      controller.abort()
      expectOutcome(await answer, ['unknown'])
      expectTaken(opened, [payment])
    },
  },
  {
    id: 'submit.goes-on-after-faults',
    title: 'submits the next payment as if nothing had been',
    clause: 'RailAdapter.submit',
    needs: ['submit:decline', 'submit:garbage'],
    run: async ({ open }) => {
      const opened = await open({ submit: ['decline', 'garbage'] })
      const payments = [opened.newPayment(), opened.newPayment(), opened.newPayment()] as const
      for (const payment of payments) await opened.submit(payment)
      expectTaken(opened, payments.slice(1))
    },
  },
]
