import { answerOpenSteps, demandValue, openLive, sampleBusinessAccount, tokenOf } from '@linx/testing'
import type { AchWorld } from './ach-world.ts'

/** Payments of the day, those of workflows among them. */
export const PAYMENTS = 1_000
export const WORKFLOWS = 10
const CUSTOMERS = 20
const ROUTING_NUMBERS = ['011401533', '021000021', '026009593', '031201360']

export interface AchCustomer {
  readonly id: string
  readonly accountId: string
  readonly phoneNumber: string
}

/** The nth Customer; all numbers are made up. */
const customerOf = (index: number): AchCustomer => ({
  id: `customer-${index}`,
  accountId: `account-${index}`,
  phoneNumber: `+1212555${String(1_000 + index)}`,
})

/** Brings in Customers with bank accounts that another service has verified. */
export const loadCustomers = async ({ linx }: AchWorld): Promise<readonly AchCustomer[]> => {
  demandValue(await linx.financialAccounts.put(sampleBusinessAccount))
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => customerOf(index))
  for (const [index, { id, accountId, phoneNumber }] of customers.entries()) {
    const name = { firstName: 'Customer', lastName: `No ${index}` }
    demandValue(await linx.customers.put({ id, ...name, primaryPhoneNumber: { number: phoneNumber, type: 'MOBILE' } }))
    const account = {
      id: accountId,
      owner: { type: 'CUSTOMER', id },
      category: 'EXTERNAL',
      currency: 'USD',
      type: 'BANK',
      subType: index % 2 === 0 ? 'CHECKING' : 'SAVING',
      nameOnAccount: `Customer No ${index}`,
      bank: {
        bankName: 'Second Example Bank',
        routingNumber: ROUTING_NUMBERS[index % ROUTING_NUMBERS.length],
        accountNumber: String(44_455_500 + index),
      },
      verification: { status: 'APPROVED', method: 'AGGREGATION' },
    }
    demandValue(await linx.financialAccounts.put(account))
  }
  return customers
}

/** Cents of the nth payment: spread out, the same in every run. */
const centsOf = (index: number): number => ((index * 7_919) % 400_000) + 101

const amountOf = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

/** Every third payment collects, the others pay out. */
const typeOf = (index: number): 'SEND' | 'REQUEST' => (index % 3 === 0 ? 'REQUEST' : 'SEND')

/** Sums in cents of what is asked for. */
export interface Totals {
  readonly sent: bigint
  readonly collected: bigint
}

const demandCustomer = (customers: readonly AchCustomer[], index: number): AchCustomer => {
  const customer = customers[index % customers.length]
  if (customer === undefined) throw new RangeError('There are no Customers.')
  return customer
}

/** One workflow: link, confirmation, payment. */
const runWorkflow = async ({ linx, engine, sms }: AchWorld, index: number, customer: AchCustomer): Promise<void> => {
  const request = {
    title: `Payment ${index}`,
    steps: ['notification', 'lookup-profile', 'lookup-financial-account', 'move-money'].map((name) => ({ name })),
    parameters: {
      phoneNumber: customer.phoneNumber,
      customerId: customer.id,
      customerFinancialAccountId: customer.accountId,
      transactionType: typeOf(index),
      solution: 'ach',
      baFinancialAccountId: sampleBusinessAccount.id,
      currency: 'USD',
      amount: amountOf(centsOf(index)),
      priority: 'NEXT_DAY',
      paymentReasonId: 'payment-of-rebates',
    },
  }
  demandValue(await linx.workflows.create(request))
  await engine.worker.runDue()
  const { visit } = await openLive(engine, tokenOf(sms.latestLink(customer.phoneNumber) ?? ''))
  await answerOpenSteps(visit)
  demandValue(await visit.confirm())
}

const createPayment = async ({ linx }: AchWorld, index: number, customer: AchCustomer): Promise<void> => {
  const type = typeOf(index)
  const [debit, credit] =
    type === 'SEND' ? [sampleBusinessAccount.id, customer.accountId] : [customer.accountId, sampleBusinessAccount.id]
  const request = {
    debitFinancialAccountId: debit,
    creditFinancialAccountId: credit,
    transactionType: type,
    solution: 'ach',
    paymentReasonId: 'payment-of-rebates',
    amount: amountOf(centsOf(index)),
    currency: 'USD',
    settlementPriority: 'NEXT_DAY',
  }
  demandValue(await linx.transactions.create(request, { idempotencyKey: `payment-${index}` }))
}

/** Makes the day's payments, the first ones by workflows. */
export const makePayments = async (world: AchWorld, customers: readonly AchCustomer[]): Promise<Totals> => {
  let totals: Totals = { sent: 0n, collected: 0n }
  for (let index = 0; index < PAYMENTS; index += 1) {
    const make = index < WORKFLOWS ? runWorkflow : createPayment
    await make(world, index, demandCustomer(customers, index))
    const cents = BigInt(centsOf(index))
    totals =
      typeOf(index) === 'SEND'
        ? { ...totals, sent: totals.sent + cents }
        : { ...totals, collected: totals.collected + cents }
  }
  return totals
}
