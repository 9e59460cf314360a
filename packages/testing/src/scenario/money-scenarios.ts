import type { Simulation } from '../simulation/create-simulation.ts'
import { demandValue } from '../simulation/customer-visit.ts'
import { achPaymentRequest, dailyScheduleRequest, sampleBankAccount } from '../simulation/sample-payments.ts'
import type { Scenario, ScenarioMemory, ScenarioStep } from './scenario.ts'
import { HOUR_MS, railReturns, railSettles, waitUntil, work } from './steps.ts'

const DAY_MS = 24 * HOUR_MS

const putBankAccount: ScenarioStep = async ({ linx }) =>
  demandValue(await linx.financialAccounts.put(sampleBankAccount))

/** Each step has a key of its own, as a caller who repeats it would use. */
const pay: ScenarioStep = async ({ linx }, { made }) => {
  made.payment = demandValue(await linx.transactions.create(achPaymentRequest, { idempotencyKey: 'payment-1' })).id
}

const editPayment: ScenarioStep = async ({ linx }, { made }) => {
  const request = { ...achPaymentRequest, amount: '1200.00' }
  const edited = await linx.transactions.edit(made.payment ?? '', request, { idempotencyKey: 'edit-1' })
  made.edited = demandValue(edited).id
}

const cancelPayment: ScenarioStep = async ({ linx }, { made }) =>
  demandValue(await linx.transactions.cancel(made.payment ?? ''))

const reversePayment: ScenarioStep = async ({ linx }, { made }) => {
  const request = { reversalReason: 'INCORRECT_AMOUNT', correctionAmount: '900.00' }
  demandValue(await linx.transactions.reverse(made.payment ?? '', request, { idempotencyKey: 'reverse-1' }))
}

const verifyAccount: ScenarioStep = async ({ linx }) =>
  demandValue(await linx.financialAccounts.verify(sampleBankAccount.id))

const isNow =
  (what: string, expected: string) =>
  async ({ linx }: Simulation, { made }: ScenarioMemory): Promise<readonly string[]> => {
    const { latestStatus } = demandValue(await linx.transactions.get(made[what] ?? ''))
    return latestStatus.status === expected ? [] : [`expected the ${what} ${expected}, found ${latestStatus.status}`]
  }

const schedulePayments: ScenarioStep = async ({ linx }, { made }) => {
  made.schedule = demandValue(await linx.schedules.create(dailyScheduleRequest, { idempotencyKey: 'schedule-1' }))
}

const onSchedule =
  (act: 'suspend' | 'unsuspend'): ScenarioStep =>
  async ({ linx }, { made }) =>
    demandValue(await linx.schedules[act](made.schedule ?? ''))

/** What came of the occurrences, oldest first. */
const outcomesAre =
  (...expected: readonly string[]) =>
  async ({ linx }: Simulation, { made }: ScenarioMemory): Promise<readonly string[]> => {
    const { result } = demandValue(await linx.schedules.events(made.schedule ?? ''))
    const found = result.map(({ outcome }) => outcome).toReversed()
    return String(found) === String(expected) ? [] : [`expected the occurrences ${expected}, found ${found}`]
  }

/** Stories of transactions and schedules. */
export const moneyScenarios: readonly Scenario[] = [
  {
    name: 'transaction: a payment is edited before it leaves, and settles',
    work: 'by-hand',
    prepare: putBankAccount,
    steps: [pay, editPayment, waitUntil(HOUR_MS), railSettles, work],
    payments: 1,
    check: isNow('edited', 'SETTLED'),
  },
  {
    name: 'transaction: a payment is cancelled before it leaves',
    work: 'by-hand',
    prepare: putBankAccount,
    steps: [pay, cancelPayment, work],
    payments: 0,
    check: isNow('payment', 'CANCELLED'),
  },
  {
    name: 'reversal: a settled payment is reversed and corrected',
    prepare: putBankAccount,
    steps: [
      pay,
      waitUntil(HOUR_MS),
      railSettles,
      waitUntil(2 * HOUR_MS),
      reversePayment,
      waitUntil(3 * HOUR_MS),
      railSettles,
      work,
    ],
    payments: 3,
    check: isNow('payment', 'REVERSED'),
  },
  {
    name: 'return: a settled payment comes back',
    prepare: putBankAccount,
    steps: [pay, waitUntil(HOUR_MS), railSettles, waitUntil(DAY_MS), railReturns, work],
    payments: 1,
    check: isNow('payment', 'SETTLED'),
  },
  {
    name: 'verify: an account is verified by a prenote',
    prepare: putBankAccount,
    steps: [verifyAccount, waitUntil(6 * DAY_MS)],
    payments: 0,
    check: async ({ linx }) => {
      const { verification } = demandValue(await linx.financialAccounts.get(sampleBankAccount.id))
      return verification.status === 'APPROVED' ? [] : [`expected a verified account, found ${verification.status}`]
    },
  },
  {
    name: 'schedule: three days are paid',
    prepare: putBankAccount,
    steps: [schedulePayments, ...[1, 2, 3].flatMap((day) => [waitUntil(day * DAY_MS), railSettles])],
    payments: 3,
    check: outcomesAre('CREATED', 'CREATED', 'CREATED'),
  },
  {
    name: 'schedule: it is suspended for the second day',
    prepare: putBankAccount,
    steps: [
      schedulePayments,
      waitUntil(DAY_MS),
      onSchedule('suspend'),
      waitUntil(2 * DAY_MS),
      onSchedule('unsuspend'),
      waitUntil(4 * DAY_MS),
      railSettles,
      work,
    ],
    payments: 2,
    check: outcomesAre('CREATED', 'SKIPPED', 'CREATED'),
  },
]
