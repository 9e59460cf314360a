import {
  achPaymentRequest,
  cardPaymentRequest,
  dailyScheduleRequest,
  demandValue,
  type Simulation,
  sampleBankAccount,
} from '@linx/testing'
import type { Race, RaceWorld } from './race.ts'
import {
  cancel,
  cancelPayment,
  confirm,
  decline,
  expire,
  extend,
  ingestNews,
  resend,
  reverse,
  settlePayment,
  work,
} from './racers.ts'

type Made = RaceWorld['made']

/** A workflow that waits for its confirmation, one minute before its expiry. */
const waitingWorkflow = async (world: Simulation, made: Made) => {
  made.workflow = demandValue(await world.linx.workflows.create(cardPaymentRequest)).workflowId
  await world.settle()
  const { expireAt } = demandValue(await world.linx.workflows.get(made.workflow))
  world.clock.set(Date.parse(expireAt) - 60_000)
}

const statusOfWorkflow = async ({ linx }: Simulation, made: Made) =>
  demandValue(await linx.workflows.get(made.workflow ?? '')).status

const confirmedWorkflow = async (world: Simulation, made: Made) => {
  await waitingWorkflow(world, made)
  await confirm({ process: world, made, moveClock: async () => undefined })
}

const payment = async ({ linx }: Simulation, made: Made) => {
  demandValue(await linx.financialAccounts.put(sampleBankAccount))
  made.payment = demandValue(await linx.transactions.create(achPaymentRequest, { idempotencyKey: 'race-1' })).id
}

const settledPayment = async (world: Simulation, made: Made) => {
  await payment(world, made)
  await settlePayment(world, made)
}

const returnedPayment = async (world: Simulation, made: Made) => {
  await settledPayment(world, made)
  world.rails.ach.returnPayment(made.reference ?? '')
}

const statusOfPayment = async ({ linx }: Simulation, made: Made) =>
  demandValue(await linx.transactions.get(made.payment ?? '')).latestStatus.status

const dueSchedule = async ({ linx, clock }: Simulation, made: Made) => {
  demandValue(await linx.financialAccounts.put(sampleBankAccount))
  made.schedule = demandValue(await linx.schedules.create(dailyScheduleRequest, { idempotencyKey: 'race-1' }))
  clock.set(Date.parse('2026-03-03T14:00:01Z'))
}

const paymentsMade = async ({ linx, rails }: Simulation) => {
  const { totalElements } = demandValue(await linx.transactions.search())
  return `${totalElements} made, ${rails.ach.ledger().entries().length} moved`
}

const createOne = ({ process }: RaceWorld) =>
  process.linx.transactions.create(achPaymentRequest, { idempotencyKey: 'the-one-key' })

/** The races, each with the ends that it can come to. */
export const raceTable: readonly Race[] = [
  {
    name: 'confirm × confirm',
    prepare: waitingWorkflow,
    racers: [confirm, confirm],
    ends: ['COMPLETED'],
    endOf: statusOfWorkflow,
  },
  {
    name: 'confirm × cancel',
    prepare: waitingWorkflow,
    racers: [confirm, cancel],
    ends: ['CANCELLED', 'COMPLETED'],
    endOf: statusOfWorkflow,
  },
  {
    name: 'confirm × decline',
    prepare: waitingWorkflow,
    racers: [confirm, decline],
    ends: ['COMPLETED', 'DECLINED'],
    endOf: statusOfWorkflow,
  },
  {
    name: 'confirm × expire',
    prepare: waitingWorkflow,
    racers: [confirm, expire],
    ends: ['COMPLETED', 'EXPIRED'],
    endOf: statusOfWorkflow,
  },
  {
    name: 'confirm × expire × extend',
    prepare: waitingWorkflow,
    racers: [confirm, extend, expire],
    ends: ['COMPLETED', 'EXPIRED'],
    endOf: statusOfWorkflow,
  },
  {
    name: 'confirm × expire × cancel × decline × extend × resend × work',
    prepare: waitingWorkflow,
    racers: [confirm, decline, cancel, expire, extend, resend, work],
    ends: ['CANCELLED', 'COMPLETED', 'DECLINED', 'EXPIRED'],
    endOf: statusOfWorkflow,
  },
  {
    name: 'two workers on one submission',
    prepare: confirmedWorkflow,
    racers: [work, work],
    ends: ['1 moved'],
    endOf: async ({ rails }) => `${rails['push-to-card'].ledger().entries().length} moved`,
  },
  {
    name: 'two creates with one key',
    prepare: async ({ linx }) => demandValue(await linx.financialAccounts.put(sampleBankAccount)),
    racers: [createOne, createOne, work],
    ends: ['1 made, 1 moved'],
    endOf: paymentsMade,
  },
  {
    name: 'one occurrence of a schedule by two workers',
    prepare: dueSchedule,
    racers: [work, work],
    ends: ['3 made, 3 moved'],
    endOf: paymentsMade,
  },
  {
    name: 'one return, by webhook and in a file',
    prepare: returnedPayment,
    racers: [ingestNews('webhook'), ingestNews('file')],
    ends: ['1 return'],
    endOf: async ({ linx }) => {
      const { result } = demandValue(await linx.transactions.search({ transactionType: 'RETURN' }))
      return `${result.length} return`
    },
  },
  {
    name: 'a payment is cancelled while it is submitted',
    prepare: payment,
    racers: [cancelPayment, work],
    ends: ['CANCELLED', 'PROCESSING'],
    endOf: statusOfPayment,
  },
  {
    name: 'two reversals of one payment',
    prepare: settledPayment,
    racers: [reverse('reverse-1'), reverse('reverse-2'), work],
    ends: ['2 made, 2 moved'],
    endOf: paymentsMade,
  },
]
