import type { RailBankAccount, RailVerificationRequest } from '@linx/contracts'
import { ConformanceFailure, expectEqual, expectTrue } from '../../kit/expect.ts'
import { frozen } from '../check/frozen.ts'
import { withoutAmbient } from '../check/without-ambient.ts'
import { type OpenRail, type RailCase, type RailContext, transactionIdOf } from '../rail-context.ts'
import { expectOutcome, expectTaken } from './submit-cases.ts'

const clause = 'RailAdapter.verifyAccount'
const needs = 'verification'

/** A bank account of the first example: the credited one, else the debited one. */
const bankAccountOf = ({ example, subject }: RailContext): RailBankAccount => {
  const account = [example.credit, example.debit].find(({ type }) => type === 'BANK')
  if (account?.type === 'BANK') return account
  throw new ConformanceFailure(`${subject.name} needs an example with a bank account for this case.`)
}

const requestOf = (context: RailContext): RailVerificationRequest => ({
  businessAccountId: context.example.businessAccountId,
  account: bankAccountOf(context),
  transactionType: 'REQUEST',
})

const referenceIn = ({ rail }: OpenRail) => rail.makeReference({ transactionId: transactionIdOf(900), number: 1 })

/** The account may be used once the bank had time to answer: no rail knows that within an hour. */
const SHORTEST_WAIT_MS = 3_600_000

export const verificationCases: readonly RailCase[] = [
  {
    id: 'verification.plan',
    title: 'plans a verification without clock, network or randomness: now or later, with time for the bank to answer',
    clause: 'RailAdapter.planVerification',
    needs,
    run: async (context) => {
      const { rail } = await context.open()
      const request = frozen(requestOf(context))
      const { now } = context
      const [first, second] = withoutAmbient(() => [
        rail.planVerification?.(request, { now }),
        rail.planVerification?.(request, { now }),
      ])
      expectEqual(second, first, 'the second plan')
      expectTrue(first !== undefined && first.submitAt >= now, 'submitAt must not lie before now.')
      const hasWait = first !== undefined && first.usableFrom >= first.submitAt + SHORTEST_WAIT_MS
      expectTrue(hasWait, 'usableFrom must leave the bank time to answer.')
    },
  },
  {
    id: 'verification.moves-nothing',
    title: 'asks about an account and moves no money',
    clause,
    needs,
    run: async (context) => {
      const opened = await context.open()
      expectOutcome(await opened.verifyAccount(requestOf(context), referenceIn(opened)), ['accepted'])
      expectTaken(opened, [])
    },
  },
  {
    id: 'verification.waits',
    title: 'does not call an account verified at once, whether it is asked once or twice',
    clause: 'RailVerificationPlan.usableFrom',
    needs: ['verification', 'inquiry'],
    run: async (context) => {
      const opened = await context.open()
      const reference = referenceIn(opened)
      for (let copy = 0; copy < 2; copy += 1) {
        const outcome = await opened.verifyAccount(requestOf(context), reference)
        expectOutcome(outcome, ['accepted'])
        expectTrue(outcome.outcome === 'accepted' && outcome.state !== 'settled', 'Nobody has answered yet.')
        const found = await opened.inquire(reference)
        expectOutcome(found, ['found'])
        expectTrue(found.outcome === 'found' && found.state !== 'settled', 'Nobody has answered yet.')
      }
    },
  },
  {
    id: 'verification.given-up',
    title: 'does not call a question accepted that was given up before it began',
    clause,
    needs,
    run: async (context) => {
      const opened = await context.open()
      const outcome = await opened.verifyAccount(requestOf(context), referenceIn(opened), AbortSignal.abort())
      expectOutcome(outcome, ['not-sent', 'unknown'])
    },
  },
]
