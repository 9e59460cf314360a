import type { TemplateVersion } from '@linx/core'
import { type ConsoleApi, demandBody } from '../console/console-api.ts'
import type { ListOf } from '../console/console-parts.ts'
import type { HostEngine } from '../host/create-host-engine.ts'
import { awaitMessage, confirmOnPhone, declineOnPhone } from './play-customer.ts'
import {
  accountOf,
  LANDLORD_ACCOUNT,
  LUCIA_PHONE,
  OPERATING_ACCOUNT,
  type SamplePerson,
  samplePeople,
} from './sample-parties.ts'

/** How far before the first start the story begins. */
export const PAST_DAYS = 6

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const { ada, samuel, priya, marco } = samplePeople

/** The template that pays to what the person has on file. */
const claimOf = (person: SamplePerson, amount: string) => ({
  template: 'card' in person.account ? 'claim-to-card' : 'claim-to-known-bank',
  title: `Claim of ${person.firstName} ${person.lastName}`,
  phoneNumber: person.phoneNumber,
  parameters: { customerId: person.id, customerFinancialAccountId: accountOf(person), amount },
})

const luciasClaim = {
  template: 'claim-to-bank',
  title: 'Claim of Lucia Torres',
  phoneNumber: LUCIA_PHONE,
  parameters: { financialAccountSubType: 'CHECKING', amount: '1256.25' },
}

type Claim = ReturnType<typeof claimOf> | typeof luciasClaim

/** Rent each month and a share of a premium each Friday: what the calendar shows. */
const schedules = (startDate: string) =>
  [
    {
      name: 'Office rent',
      recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
      transactionSpec: {
        creditFinancialAccountId: LANDLORD_ACCOUNT,
        amount: '4200.00',
        metadata: { rkorACHEntryType: 'CCD' },
      },
    },
    {
      name: 'Care allowance',
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=FR',
      transactionSpec: {
        creditFinancialAccountId: accountOf(ada),
        amount: '120.00',
        metadata: { rkorACHEntryType: 'PPD', rkorACHIndividualId: 'ADA-BYRON' },
      },
    },
  ].map(({ transactionSpec, ...schedule }) => ({
    ...schedule,
    startDateTime: `${startDate}T09:00:00.000`,
    timeZone: 'America/New_York',
    calendarType: 'BANKING',
    transactionSpec: {
      debitFinancialAccountId: OPERATING_ACCOUNT,
      transactionType: 'SEND',
      solution: 'ach',
      paymentReasonId: 'bill-payment',
      currency: 'USD',
      settlementPriority: 'NEXT_DAY',
      ...transactionSpec,
    },
  }))

/** Six days of requests and payments, so that there is something to look at: all of it through the API, the gateway and the clock. */
export const tellPast = async (host: HostEngine, api: ConsoleApi): Promise<void> => {
  const { clock, store, time } = host
  const begin = clock.now()
  const templates = demandBody(await api.get<ListOf<TemplateVersion>>('/v2/linx/templates')).result

  const send = async ({ template, title, phoneNumber, parameters }: Claim): Promise<void> => {
    const templateId = templates.find(({ name }) => name === template)?.templateId
    const before = store.messagesOf(phoneNumber).length
    const isPaid = { baFinancialAccountId: OPERATING_ACCOUNT }
    const body = { title, templateId, parameters: { phoneNumber, ...parameters, ...isPaid } }
    demandBody(await api.post('/v2/linx/workflows', body))
    await awaitMessage(host, phoneNumber, before)
  }
  const until = (days: number, hours: number) => time.to(begin + days * DAY_MS + hours * HOUR_MS)

  for (const schedule of schedules(new Date(begin + DAY_MS).toISOString().slice(0, 10))) {
    demandBody(
      await api.post(
        '/v2/scheduled-transactions',
        schedule,
        `sample-${schedule.name.toLowerCase().replaceAll(' ', '-')}`,
      ),
    )
  }
  await send(claimOf(priya, '310.00'))
  await send(luciasClaim)
  await until(0, 5)
  await confirmOnPhone(host, LUCIA_PHONE)
  await until(1, 1)
  await send(claimOf(samuel, '480.50'))
  await until(1, 2)
  await confirmOnPhone(host, samuel.phoneNumber)
  await until(2, 4)
  await send(claimOf(marco, '95.00'))
  await until(3, 0)
  await declineOnPhone(host, marco.phoneNumber, 'INCORRECT_AMOUNT')
  await until(3, 20)
  await send(claimOf(ada, '742.80'))
  await until(PAST_DAYS, 0)
}
