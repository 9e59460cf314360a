import { demandValue, latestToken, openLive, type Simulation, sampleBusinessAccount } from '@linx/testing'
import { canaries } from './canary-values.ts'

const address = (streetLine1: string, cityName = 'Albany') => ({
  streetLine1,
  cityName,
  stateCode: 'NY',
  countryCode: 'USA',
  zipCode: '12207',
})

const ACCOUNT = { category: 'EXTERNAL', currency: 'USD' } as const

const bringInParties = async ({ linx }: Simulation) => {
  const customer = demandValue(
    await linx.customers.put({
      firstName: canaries.customerFirstName,
      lastName: canaries.customerLastName,
      primaryEmail: canaries.customerEmail,
      primaryPhoneNumber: { number: `+1${canaries.customerPhone}`, type: 'MOBILE' },
      otherPhoneNumbers: [{ number: `+1${canaries.customerWorkPhone}`, type: 'WORK' }],
      salutation: canaries.customerSalutation,
      dateOfBirth: canaries.customerDateOfBirth,
      addresses: [
        { type: 'MAILING', ...address(canaries.customerMailingStreet, canaries.customerMailingCity) },
        { type: 'PHYSICAL', ...address(canaries.customerPhysicalStreet) },
        { type: 'SHIPPING', name: canaries.customerShippingName, ...address(canaries.customerShippingStreet) },
      ],
    }),
  )
  const owner = { type: 'CUSTOMER', id: customer.id } as const
  demandValue(
    await linx.financialAccounts.put({
      ...sampleBusinessAccount,
      nameOnAccount: canaries.businessAccountName,
      bank: {
        bankName: 'First Example Bank',
        routingNumber: canaries.businessRoutingNumber,
        accountNumber: canaries.businessAccountNumber,
      },
      billingAddress: address(canaries.businessStreet),
    }),
  )
  const card = demandValue(
    await linx.financialAccounts.put({
      ...ACCOUNT,
      owner,
      type: 'CARD',
      subType: 'DEBIT',
      nameOnAccount: canaries.cardHolder,
      card: { token: canaries.cardToken, brand: 'visa', last4: '4242', expiry: '12/39' },
    }),
  )
  const bank = demandValue(
    await linx.financialAccounts.put({
      ...ACCOUNT,
      owner,
      type: 'BANK',
      subType: 'CHECKING',
      nameOnAccount: canaries.bankHolder,
      bank: { bankName: 'Example', routingNumber: '011401533', accountNumber: canaries.bankAccountNumber },
      billingAddress: address(canaries.bankStreet),
    }),
  )
  return { customerId: customer.id, cardId: card.id, bankId: bank.id }
}

const payment = { transactionType: 'SEND', baFinancialAccountId: sampleBusinessAccount.id, currency: 'USD' } as const

const payExisting = async (world: Simulation, ids: Awaited<ReturnType<typeof bringInParties>>) => {
  const request = {
    title: canaries.existingTitle,
    customerMemo: canaries.existingMemo,
    steps: ['notification', 'lookup-profile', 'lookup-financial-account', 'move-money'].map((name) => ({ name })),
    parameters: {
      phoneNumber: `+1${canaries.customerPhone}`,
      introductoryMessage: canaries.existingIntroduction,
      customerId: ids.customerId,
      customerFinancialAccountId: ids.cardId,
      ...payment,
      solution: 'push-to-card',
      amount: '20.00',
      paymentReasonId: 'payment-of-rebates',
    },
  }
  const options = { idempotencyKey: canaries.workflowIdempotencyKey }
  demandValue(await world.linx.workflows.create(request, options))
  demandValue(await world.linx.workflows.create(request, options))
  await world.settle()
  const { visit } = await openLive(world.engine, latestToken(world, `+1${canaries.customerPhone}`))
  demandValue(await visit.confirm())
  await world.settle()
}

const payNewcomer = async (world: Simulation) => {
  demandValue(
    await world.linx.workflows.create({
      title: canaries.newcomerTitle,
      customerMemo: canaries.newcomerMemo,
      steps: ['notification', 'customer-account', 'financial-account', 'move-money'].map((name) => ({ name })),
      parameters: {
        phoneNumber: `+1${canaries.newPhone}`,
        introductoryMessage: canaries.newcomerIntroduction,
        financialAccountSubType: 'CHECKING',
        ...payment,
        solution: 'ach',
        priority: 'NEXT_DAY',
        amount: '30.00',
        paymentReasonId: 'payment-of-rebates',
      },
    }),
  )
  await world.settle()
  const { visit, view } = await openLive(world.engine, latestToken(world, `+1${canaries.newPhone}`))
  const answers: { readonly [asks: string]: unknown } = {
    'customer-account': {
      firstName: canaries.newFirstName,
      lastName: canaries.newLastName,
      primaryEmail: canaries.newEmail,
    },
    'financial-account': {
      nameOnAccount: canaries.newBankHolder,
      bankName: canaries.newBankName,
      routingNumber: '011401533',
      accountNumber: canaries.newBankAccountNumber,
    },
  }
  for (const { stepId, request } of view.steps) {
    const answer = answers[request?.asks ?? '']
    if (answer === undefined) continue
    await visit.submit(stepId, { ...(answer as object), accountNumber: `${canaries.refusedAccountNumber}!` })
    demandValue(await visit.submit(stepId, answer))
  }
  demandValue(await visit.confirm())
  await world.settle()
}

const decline = async (world: Simulation) => {
  demandValue(
    await world.linx.workflows.create({
      title: canaries.declinedTitle,
      customerMemo: canaries.declinedMemo,
      steps: [{ name: 'notification' }, { name: 'customer-account' }],
      parameters: {
        phoneNumber: `+1${canaries.declinerPhone}`,
        introductoryMessage: canaries.declinedIntroduction,
      },
    }),
  )
  await world.settle()
  const { visit } = await openLive(world.engine, latestToken(world, `+1${canaries.declinerPhone}`))
  demandValue(await visit.decline({ reason: 'OTHER', text: canaries.declineText }))
  await world.settle()
}

const moveMoney = async ({ linx, settle }: Simulation, { bankId }: { readonly bankId: string }) => {
  const common = {
    debitFinancialAccountId: sampleBusinessAccount.id,
    creditFinancialAccountId: bankId,
    transactionType: 'SEND',
    paymentReasonId: 'bill-payment',
    amount: '40.00',
    currency: 'USD',
  } as const
  demandValue(
    await linx.transactions.create(
      {
        ...common,
        solution: 'wire',
        settlementPriority: 'SAME_DAY',
        description: canaries.wireDescription,
        memo: canaries.wireMemo,
        metadata: { note: canaries.wireMetadata },
      },
      { idempotencyKey: canaries.wireIdempotencyKey },
    ),
  )
  demandValue(
    await linx.transactions.create(
      { ...common, solution: 'ach', settlementPriority: 'NEXT_DAY', metadata: { note: canaries.achMetadata } },
      { idempotencyKey: canaries.transactionIdempotencyKey },
    ),
  )
  demandValue(
    await linx.schedules.create(
      {
        transactionSpec: {
          ...common,
          solution: 'ach',
          settlementPriority: 'NEXT_DAY',
          metadata: { rkorACHEntryType: 'CCD', note: canaries.scheduleMetadata },
        },
        startDateTime: '2026-04-01T10:15:30.000',
        timeZone: 'America/Toronto',
        calendarType: 'BANKING',
        recurrenceRule: 'FREQ=DAILY;COUNT=3',
        name: canaries.scheduleName,
      },
      { idempotencyKey: canaries.scheduleIdempotencyKey },
    ),
  )
  await settle()
}

/** What callers are told when they give a secret in the wrong place. */
const askWrongly = async ({ linx }: Simulation, customerId: string): Promise<readonly unknown[]> => [
  await linx.financialAccounts.put({
    ...ACCOUNT,
    owner: { type: 'CUSTOMER', id: customerId },
    type: 'BANK',
    subType: 'CHECKING',
    nameOnAccount: 'x',
    bank: { bankName: 'x', routingNumber: '1', accountNumber: `${canaries.refusedAccountNumber}!!!!!!!!!!!!!!` },
  }),
  await linx.financialAccounts.put({
    ...ACCOUNT,
    owner: { type: 'CUSTOMER', id: customerId },
    type: 'CARD',
    subType: 'DEBIT',
    nameOnAccount: canaries.refusedCardToken,
    card: { token: canaries.refusedCardToken, brand: canaries.refusedCardToken, last4: '11', expiry: 'x' },
  }),
  await linx.workflows.create({ title: canaries.refusedCardToken, steps: [], parameters: {} }),
]

const search = async ({ linx }: Simulation) => {
  const words = [canaries.customerLastName, canaries.customerEmail, `+1${canaries.newPhone}`, canaries.newLastName]
  const found = await Promise.all(words.map((word) => linx.workflows.search({ search: word })))
  await linx.schedules.search({ name: canaries.scheduleName })
  return found.map((result) => demandValue(result).totalElements)
}

/** Brings every canary through the public calls. Answers what was told where nobody may see secrets, and what searches found. */
export const pushCanaries = async (world: Simulation) => {
  const events: unknown[] = []
  world.engine.events.on('*', (event) => events.push(event))
  const ids = await bringInParties(world)
  await payExisting(world, ids)
  await payNewcomer(world)
  await decline(world)
  await moveMoney(world, ids)
  const refusals = await askWrongly(world, ids.customerId)
  const found = await search(world)
  await world.runUntil(world.clock.now() + 40 * 86_400_000)
  const audit = await world.linx.audit.list({ limit: 1_000 })
  const parked = await world.engine.rails.listParked()
  return { told: [events, refusals, audit, parked].map((value) => JSON.stringify(value)), found }
}
