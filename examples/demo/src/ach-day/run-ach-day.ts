import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NachaEntry, readNachaFile, validateNachaFile } from '@linx/rail-ach'
import type { ReceivedWebhook } from '@linx/testing'
import type { Printer } from '../output/printer.ts'
import type { Checks } from '../stage/checks.ts'
import { type AchWorld, createAchWorld } from './ach-world.ts'
import { answerFile, type BankAnswer } from './bank-answers.ts'
import { loadCustomers, makePayments, PAYMENTS, type Totals, WORKFLOWS } from './payments.ts'

interface Scene {
  readonly world: AchWorld
  readonly printer: Printer
  readonly checks: Checks
}

const CUTOFF_PASSED = '2026-03-03T00:10:00Z'
const TUESDAY_EVENING = '2026-03-04T00:00:00Z'
const WEDNESDAY = '2026-03-04T13:00:00Z'
const SHOWN_LINES = 6

const dollars = (cents: bigint): string =>
  `${(cents / 100n).toLocaleString('en-US')}.${String(cents % 100n).padStart(2, '0')}`

const sum = (entries: readonly NachaEntry[]): bigint => entries.reduce((total, { amount }) => total + amount, 0n)

const isCredit = ({ transactionCode }: NachaEntry): boolean => transactionCode.endsWith('2')

const say = ({ world, printer }: Scene, actor: Parameters<Printer['step']>[1], text: string): void =>
  printer.step(world.clock.now(), actor, text)

/** The statuses that transactions of a type have reached, counted. */
const countOf = ({ world }: Scene, status: string, isReturn: boolean): number =>
  world.events.filter(
    ({ type, data }) =>
      type === 'transactions.status-changed' &&
      data.status === status &&
      (data.transactionType === 'RETURN') === isReturn,
  ).length

/** The file of the cut-off: printed, validated, and compared with what was asked for. */
const showFile = (scene: Scene, totals: Totals): readonly NachaEntry[] => {
  const { world, printer, checks } = scene
  const [file] = world.files
  const content = file?.content ?? ''
  const lines = content.split('\n')
  const reading = readNachaFile(content)
  const batches = reading.ok ? reading.file.batches : []
  const entries = batches.flatMap((batch) => batch.entries)
  const [credits, debits] = [entries.filter(isCredit), entries.filter((entry) => !isCredit(entry))]
  say(scene, 'rail', `${file?.name}: ${batches.length} batches, ${entries.length} entries`)
  printer.block('Its first lines', lines.slice(0, SHOWN_LINES))
  const rows = batches.map(({ header, entries: own }) => {
    const { entryType, entryDescription, serviceClass } = header
    return [entryType, entryDescription, serviceClass, String(own.length), dollars(sum(own))]
  })
  printer.table('Batches', [['Type', 'Description', 'Class', 'Entries', 'Dollars'], ...rows])
  printer.block('Totals', [
    `credits ${dollars(sum(credits))}, debits ${dollars(sum(debits))}`,
    `control ${lines.find((line) => line.startsWith('90')) ?? ''}`.slice(0, 90),
  ])
  checks.equal('files of the day', world.files.length, 1)
  checks.equal('faults that the validator finds', validateNachaFile(content), [])
  checks.equal('entries', entries.length, PAYMENTS)
  checks.equal('credits to the cent', sum(credits), totals.sent)
  checks.equal('debits to the cent', sum(debits), totals.collected)
  return entries
}

/** Every twentieth entry comes back, the last one, which is a workflow's, among them; others come with a correction. */
const answersOf = (entries: readonly NachaEntry[]): readonly BankAnswer[] =>
  entries.flatMap((entry, index): readonly BankAnswer[] => {
    if (index % 20 === 19) return [{ entry, says: index % 40 === 19 ? 'R01' : 'R03' }]
    return index % 25 === 0 ? [{ entry, says: 'C01' }] : []
  })

/** The bank's file of Wednesday, taken in twice, as banks do. */
const takeAnswers = async (scene: Scene, answers: readonly BankAnswer[]): Promise<void> => {
  const { world, checks } = scene
  const returned = answers.filter(({ says }) => says !== 'C01').map(({ entry }) => entry)
  const inbound = { source: 'file', name: 'returns-260304.ach', rawBody: answerFile(answers) } as const
  const first = await world.engine.rails.ingest('ach', inbound)
  const second = await world.engine.rails.ingest('ach', inbound)
  await world.engine.worker.runDue()
  say(scene, 'rail', `${returned.length} returns and ${answers.length - returned.length} corrections come in, twice`)
  checks.equal('news of the first copy', first, { applied: answers.length, repeated: 0, parked: 0, inquired: 0 })
  checks.equal('news of the second copy', second, { applied: 0, repeated: answers.length, parked: 0, inquired: 0 })
  checks.equal('RETURN transactions', countOf(scene, 'SETTLED', true), returned.length)
  const corrected = world.events.filter(({ type }) => type === 'transactions.correction-received')
  checks.equal('corrections told', corrected.length, answers.length - returned.length)
  checks.equal('money that came back to the cent', await returnedCents(scene), sum(returned))
}

/** What the RETURN transactions say, read back from the engine. */
const returnedCents = async ({ world, checks }: Scene): Promise<bigint> => {
  let total = 0n
  for (const { data } of world.events) {
    if (data.transactionType !== 'RETURN' || typeof data.transactionId !== 'string') continue
    const { amount } = checks.valueOf('a RETURN', await world.linx.transactions.get(data.transactionId))
    total += BigInt(amount.replace('.', ''))
  }
  return total
}

/** From now on the business is told by webhooks of what happens. */
const subscribe = async ({ world, checks }: Scene): Promise<void> => {
  const subscription = await world.linx.webhooks.subscriptions.create({ url: 'https://hooks.example.com/linx' })
  checks.valueOf('the subscription', subscription)
}

const idOf = ({ body }: ReceivedWebhook): string => JSON.parse(body).id

/** Every event reached the business' endpoint, each of them once. */
const countWebhooks = (scene: Scene): void => {
  const { world, checks } = scene
  const received = world.webhooks.received().map(idOf)
  say(scene, 'business', `${received.length.toLocaleString('en-US')} webhooks have arrived, one for each event`)
  const events = world.events.filter(({ type }) => type !== 'webhooks.subscription-disabled').map(({ id }) => id)
  checks.equal('webhooks of the day', received.toSorted(), events.toSorted())
}

const tellDay = async (scene: Scene): Promise<void> => {
  const { world, printer, checks } = scene
  printer.chapter('A thousand payments', 'Ten of them wait behind links; the bank answers on the days after.')
  await subscribe(scene)
  const customers = await loadCustomers(world)
  const totals = await makePayments(world, customers)
  say(
    scene,
    'business',
    `${PAYMENTS} payments, ${WORKFLOWS} of them behind links: ${dollars(totals.sent)} out, ${dollars(totals.collected)} in`,
  )
  await world.runUntil(CUTOFF_PASSED)
  const entries = showFile(scene, totals)
  await world.runUntil(TUESDAY_EVENING)
  const ended = countOf(scene, 'SETTLED', false) + countOf(scene, 'CLEARED', false)
  say(scene, 'engine', `${ended} payments are known to have settled`)
  checks.equal('settled and cleared', ended, PAYMENTS)
  await world.runUntil(WEDNESDAY)
  await takeAnswers(scene, answersOf(entries))
  const told = world.sms.sends().filter(({ message }) => message.kind === 'transaction-status')
  say(scene, 'phone', `${told.length} SMS about payments to the Customers of workflows`)
  checks.equal('news that fit nothing', await world.engine.rails.listParked(), [])
  const telling = (words: RegExp): number => told.filter(({ message }) => words.test(message.body)).length
  checks.equal('Customers who were told of the end', telling(/arrived|complete/), WORKFLOWS)
  checks.equal('Customers who were told of a return', telling(/returned by the bank/), 1)
  countWebhooks(scene)
}

/** Tells the day on a SQLite file of its own, removed in the end. */
export const runAchDay = async (printer: Printer, checks: Checks): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'linx-ach-day-'))
  const world = createAchWorld(join(folder, 'ach.sqlite'))
  try {
    await tellDay({ world, printer, checks })
  } finally {
    await world.close()
    await rm(folder, { recursive: true, force: true })
  }
}
