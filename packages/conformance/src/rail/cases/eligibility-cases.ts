import type { RailCase } from '../rail-context.ts'
import type { EligibilityFault } from '../rail-fault.ts'
import { expectOutcome, expectTaken } from './submit-cases.ts'

const clause = 'RailAdapter.checkEligibility'

const ANSWERS: readonly { readonly fault: EligibilityFault; readonly title: string; readonly outcome: string }[] = [
  { fault: 'not-eligible', title: 'tells that an account cannot be paid, with the code', outcome: 'not-eligible' },
  { fault: 'drop', title: 'does not know when the connection breaks', outcome: 'unknown' },
  { fault: 'server-error', title: 'does not know after an error of the peer', outcome: 'unknown' },
  { fault: 'garbage', title: 'does not know after an answer that is noise', outcome: 'unknown' },
]

const answerCases: readonly RailCase[] = ANSWERS.map(({ fault, title, outcome }) => ({
  id: `eligibility.${fault}`,
  title,
  clause: 'EligibilityOutcome',
  needs: ['eligibility', `eligibility:${fault}`],
  run: async ({ open, example }) => {
    const opened = await open({ eligibility: [fault] })
    expectOutcome(await opened.checkEligibility(example.credit), [outcome])
  },
}))

export const eligibilityCases: readonly RailCase[] = [
  {
    id: 'eligibility.eligible',
    title: 'tells that an account can be paid, and moves nothing',
    clause,
    needs: 'eligibility',
    run: async ({ open, example }) => {
      const opened = await open()
      expectOutcome(await opened.checkEligibility(example.credit), ['eligible'])
      expectTaken(opened, [])
    },
  },
  ...answerCases,
  {
    id: 'eligibility.slow',
    title: 'hangs up when the signal is aborted, and does not know',
    clause,
    needs: ['eligibility', 'eligibility:slow'],
    run: async ({ open, example }) => {
      const opened = await open({ eligibility: ['slow'] })
      const controller = new AbortController()
      const answer = opened.checkEligibility(example.credit, controller.signal)
      await Promise.race([opened.peer.whenHolding?.(), answer])
      controller.abort()
      expectOutcome(await answer, ['unknown'])
    },
  },
]
