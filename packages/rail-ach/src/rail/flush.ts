import { createHash } from 'node:crypto'
import { type Instant, RailError } from '@linx/contracts'
import { type BuiltFile, buildFiles } from '../batch/build-files.ts'
import type { PlacedSpooledPayment } from '../batch/draft-batch.ts'
import { localTimeOf } from '../calendar/zoned-time.ts'
import { createDocument, documentPath } from '../spool/documents.ts'
import { type FilePlan, type LeftOut, type PlannedFile, TRACE_NUMBERS } from '../spool/file-plan.ts'
import type { PlanChain } from '../spool/plan-chain.ts'
import type { Spool } from '../spool/spool.ts'
import type { AchSettings } from './ach-options.ts'
import { placeInLateFile, slotOf } from './placement.ts'

/** What a flush works with. */
export interface FlushParts {
  readonly settings: AchSettings
  readonly chain: PlanChain
  readonly spool: Spool
}

/** Payments that are read at a time. */
const READ_AT_ONCE = 64

/** Tries against other processes that make files at the same time. */
const MAXIMUM_TRIES = 20

/** No return comes after so long; until then a trace number stands for one payment only. */
const TRACE_KEPT_MS = 75 * 86_400_000

/** Slots behind the last plan whose cut-off has come, ascending. */
const dueSlots = async ({ settings }: FlushParts, plan: FilePlan, now: Instant): Promise<readonly string[]> => {
  const due = slotOf(now)
  return (await settings.store.list('slot')).filter((slot) => slot > plan.throughSlot && slot <= due)
}

const referencesOf = async ({ settings: { store } }: FlushParts, slot: string): Promise<readonly string[]> => {
  const cancelled = new Set(await store.list(`cancel/${slot}`))
  return (await store.list(`slot/${slot}`)).filter((reference) => !cancelled.has(reference))
}

/** The payments of sealed slots, each with what the policy makes of it at `now`. */
const collect = async (parts: FlushParts, slots: readonly string[], now: Instant) => {
  const payments: PlacedSpooledPayment[] = []
  const leftOut: LeftOut[] = []
  for (const slot of slots) {
    const references = await referencesOf(parts, slot)
    for (let start = 0; start < references.length; start += READ_AT_ONCE) {
      const some = references.slice(start, start + READ_AT_ONCE)
      const loaded = await Promise.all(some.map((reference) => parts.spool.load(reference)))
      for (const spooled of loaded) {
        if (spooled === undefined) continue
        const placed = placeInLateFile(spooled.placement, now, parts.settings)
        if ('slot' in placed) payments.push({ spooled, placement: placed })
        else leftOut.push({ reference: spooled.reference, ...placed })
      }
    }
  }
  return { payments, leftOut }
}

const checkTraces = async ({ chain }: FlushParts, nextTrace: number, now: Instant): Promise<void> => {
  const oldest = await chain.since(now - TRACE_KEPT_MS)
  if (oldest === undefined || nextTrace - oldest.firstTrace <= TRACE_NUMBERS) return
  const message = `Expected at most ${TRACE_NUMBERS} entries in 75 days: a trace number would stand for two payments. Use a second originating bank number.`
  throw new RailError(message, { code: 'trace_exhausted', isRetryable: true })
}

const plannedFile = async ({ settings: { store } }: FlushParts, file: BuiltFile): Promise<PlannedFile> => {
  const { document, nextTrace, totalDebit, totalCredit } = file
  const hash = createHash('sha256').update(JSON.stringify(document)).digest('hex')
  await createDocument(store, documentPath.file(hash), document)
  return {
    hash,
    name: document.name,
    entryCount: document.entries.length,
    totalDebit: String(totalDebit),
    totalCredit: String(totalCredit),
    nextTrace,
  }
}

const makePlan = async (
  parts: FlushParts,
  before: FilePlan,
  slots: readonly string[],
  now: Instant,
): Promise<FilePlan> => {
  const { settings } = parts
  const { payments, leftOut } = await collect(parts, slots, now)
  const created = localTimeOf(now, settings.timeZone)
  const filesOfDay = created.date === before.creationDate ? before.filesOfDay : 0
  const built = buildFiles(payments, { settings, created, filesOfDay, firstTrace: before.nextTrace })
  const nextTrace = built.at(-1)?.nextTrace ?? before.nextTrace
  await checkTraces(parts, nextTrace, now)
  const files: PlannedFile[] = []
  for (const file of built) files.push(await plannedFile(parts, file))
  return {
    schemaVersion: 1,
    number: before.number + 1,
    throughSlot: slots.at(-1) ?? before.throughSlot,
    createdAt: now,
    creationDate: created.date,
    filesOfDay: filesOfDay + built.length,
    firstTrace: before.nextTrace,
    nextTrace,
    files,
    leftOut,
  }
}

/**
 * Settles the payments of every slot whose cut-off has come: seals the slots, makes their files, and writes down which payment is in
 * which file under which trace number. Nothing is handed over here. `undefined`: nothing was due.
 */
export const planFiles = async (parts: FlushParts, now: Instant): Promise<FilePlan | undefined> => {
  const { settings, chain } = parts
  for (let tries = 0; tries < MAXIMUM_TRIES; tries += 1) {
    const before = await chain.latest()
    const through = (await dueSlots(parts, before, now)).at(-1)
    if (through === undefined) return undefined
    await createDocument(settings.store, documentPath.seal(through), { schemaVersion: 1 })
    const slots = (await dueSlots(parts, before, now)).filter((slot) => slot <= through)
    const plan = await makePlan(parts, before, slots, now)
    if (await chain.append(plan)) return plan
  }
  const message = `Expected to make files within ${MAXIMUM_TRIES} tries, other processes were faster each time.`
  throw new RailError(message, { code: 'flush_contended', isRetryable: true })
}
