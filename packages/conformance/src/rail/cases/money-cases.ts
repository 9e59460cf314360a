import { expectEqual, expectTrue } from '../../kit/expect.ts'
import { frozen } from '../check/frozen.ts'
import type { RailCase } from '../rail-context.ts'
import { expectOutcome, expectTaken } from './submit-cases.ts'

/** Amounts that binary fractions, padding and grouping get wrong. */
const AMOUNTS = ['0.01', '0.10', '0.29', '1.00', '1.10', '8.20', '19.99', '64.10', '100.00', '256.25', '999.99']
const LARGE_AMOUNTS = ['1005.05', '4097.30', '9999.99', '10000.00', '99999.99', '1000000.01', '99999999.99']

export const moneyCases: readonly RailCase[] = [
  {
    id: 'money.round-trip',
    title: 'hands every amount that it takes over to the cent, and tells it back to the cent',
    clause: 'RailRequest.amount',
    run: async ({ open, example }) => {
      const opened = await open()
      let taken = 0
      for (const amount of [...AMOUNTS, ...LARGE_AMOUNTS]) {
        if (opened.rail.validate(frozen({ ...example, amount })).length > 0) continue
        taken += 1
        const outcome = await opened.submit(opened.newPayment({ amount }))
        expectOutcome(outcome, ['accepted'], `a submission of ${amount}`)
        if (outcome.outcome === 'accepted') expectEqual(outcome.amount ?? amount, amount, 'the amount told back')
        expectEqual(opened.peer.payments().at(-1)?.amount, amount, 'the amount at the peer')
      }
      expectTrue(taken >= AMOUNTS.length / 2, `Expected at least half of the small amounts to be taken, ${taken} were.`)
    },
  },
  {
    id: 'money.no-rounding',
    title: 'refuses an amount with a fraction of a cent instead of rounding it',
    clause: 'RailRequest.amount',
    run: async ({ open }) => {
      const opened = await open()
      for (const amount of ['1.005', '0.001', '10.999']) {
        expectOutcome(await opened.submit(opened.newPayment({ amount })), ['rejected'], `a submission of ${amount}`)
      }
      expectTaken(opened, [])
    },
  },
  {
    id: 'money.currencies',
    title: 'hands each currency of its capabilities over as it is',
    clause: 'RailCapabilities.currencies',
    run: async ({ open, subject }) => {
      for (const currency of subject.capabilities.currencies) {
        const example = subject.examples.find((candidate) => candidate.currency === currency)
        expectTrue(example !== undefined, `Expected an example in ${currency}.`)
        const opened = await open()
        expectOutcome(await opened.submit(opened.newPayment(example)), ['accepted'])
        expectEqual(
          opened.peer.payments().map((payment) => payment.currency),
          [currency],
          'the currencies at the peer',
        )
      }
    },
  },
]
