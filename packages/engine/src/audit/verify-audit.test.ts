import type { JournalEntry, StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { cardPaymentRequest, createSimulation, demandValue, loadSampleParties } from '@linx/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEAL_SUBJECT } from './audit-seal.ts'

type Tamper = (entries: readonly JournalEntry[]) => readonly JournalEntry[]

/** A storage whose journal somebody else can write. */
const tamperable = () => {
  const storage = createMemoryStorage()
  let tamper: Tamper = (entries) => entries
  const readJournal: StorageAdapter['readJournal'] = async ({ subject, afterId = '', limit, businessAccountId }) => {
    const all = await storage.readJournal({ businessAccountId, limit: 1_000 })
    return tamper(all)
      .filter((entry) => (subject === undefined || entry.subject === subject) && entry.id > afterId)
      .slice(0, limit)
  }
  return {
    storage: { ...storage, readJournal } satisfies StorageAdapter,
    tamperWith: (next: Tamper): void => {
      tamper = next
    },
  }
}

const WORKFLOWS = 8
const MINUTE_MS = 60_000

const setUp = async () => {
  const { storage, tamperWith } = tamperable()
  const world = createSimulation({ storage })
  await loadSampleParties(world.linx)
  for (let count = 0; count < WORKFLOWS; count += 1) {
    demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.settle()
    await world.clock.advanceTo(world.clock.now() + MINUTE_MS)
    await world.settle()
  }
  await world.clock.advanceTo(world.clock.now() + MINUTE_MS)
  await world.settle()
  return { ...world, tamperWith, storage }
}

type World = Awaited<ReturnType<typeof setUp>>

const problemsOf = async ({ linx }: World): Promise<readonly string[]> => [
  ...new Set((await linx.audit.verify()).problems.map(({ problem }) => problem)),
]

const edit = (entry: JournalEntry, change: object): JournalEntry => ({ ...entry, body: { ...entry.body, ...change } })

const swapped = (entries: readonly JournalEntry[], left: number, right: number): readonly JournalEntry[] =>
  entries.map((entry, index) => {
    const other = index === left ? entries[right] : index === right ? entries[left] : undefined
    return other === undefined ? entry : { ...other, id: entry.id }
  })

/** Every way to change one or two entries without the key. */
const tampers = (length: number): fc.Arbitrary<Tamper> => {
  const place = fc.nat(length - 1)
  const change = fc.constantFrom<(entry: JournalEntry) => JournalEntry>(
    (entry) => edit(entry, { action: 'nothing.happened' }),
    (entry) => edit(entry, { actor: { id: 'somebody-else', type: 'employee' } }),
    (entry) => edit(entry, { events: [{ id: 'x', type: 'x', data: {} }] }),
    (entry) => edit(entry, { changes: [], note: 1 }),
    (entry) => edit(entry, { digest: 'x'.repeat(43) }),
    (entry) => ({ ...entry, at: entry.at + 1 }),
    (entry) => ({ ...entry, subject: 'session/another' }),
  )
  return fc.oneof(
    fc.tuple(place, change).map(
      ([at, apply]): Tamper =>
        (all) =>
          all.map((entry, index) => (index === at ? apply(entry) : entry)),
    ),
    place.map(
      (at): Tamper =>
        (all) =>
          all.filter((_entry, index) => index !== at),
    ),
    fc
      .tuple(place, place)
      .filter(([left, right]) => left !== right)
      .map(
        ([left, right]): Tamper =>
          (all) =>
            swapped(all, left, right),
      ),
    place.map(
      (at): Tamper =>
        (all) =>
          all.flatMap((entry, index) =>
            index === at ? [entry, { ...entry, id: `${entry.id.slice(0, -1)}~` }] : [entry],
          ),
    ),
  )
}

describe('the audit', () => {
  it('is intact as the engine wrote it, and says how much of it is sealed', async () => {
    const world = await setUp()
    const verified = await world.linx.audit.verify()
    expect(verified).toMatchObject({ isIntact: true, problems: [], unsealedEntries: 0 })
    expect(verified.sealedEntries).toBeGreaterThan(2 * WORKFLOWS)
    expect(verified.head).toEqual(await world.linx.audit.head())
  })

  it('finds each of 1,000 random edits, deletions, exchanges and insertions of sealed entries and seals', async () => {
    const world = await setUp()
    const all = await world.linx.audit.list({ limit: 1_000 })
    await fc.assert(
      fc.asyncProperty(tampers(all.length), async (tamper) => {
        world.tamperWith(tamper)
        expect((await world.linx.audit.verify()).isIntact).toBe(false)
      }),
      { numRuns: 1_000 },
    )
    world.tamperWith((entries) => entries)
    expect(await problemsOf(world)).toEqual([])
  })

  it('tells what it found', async () => {
    const world = await setUp()
    const isSeal = ({ subject }: JournalEntry) => subject === SEAL_SUBJECT
    const first = (entries: readonly JournalEntry[]) => entries.findIndex((entry) => !isSeal(entry))
    world.tamperWith((all) => all.filter((_entry, index) => index !== first(all)))
    expect(await problemsOf(world)).toEqual(['entry-missing'])
    world.tamperWith((all) => all.map((entry, index) => (index === first(all) ? edit(entry, { action: 'x' }) : entry)))
    expect(await problemsOf(world)).toEqual(['entry-changed', 'seal-broken'])
    world.tamperWith((all) => all.filter((entry) => entry !== all.findLast(isSeal)))
    expect(await problemsOf(world)).toContain('head-differs')
  })

  it('finds the deletion of an entry that is not sealed yet, unless it is the latest of its record', async () => {
    const world = await setUp()
    demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.settle()
    const before = await world.linx.audit.verify()
    expect(before.unsealedEntries).toBeGreaterThan(1)
    const { workflowId } = demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.settle()
    demandValue(await world.linx.workflows.cancel(workflowId))
    world.tamperWith((all) =>
      all.filter(({ body, subject }) => subject !== `session/${workflowId}` || body.action !== 'workflow.notify'),
    )
    expect(await problemsOf(world)).toEqual(['record-broken'])
  })

  it('finds a chain that was cut, by a head that was kept outside', async () => {
    const world = await setUp()
    const head = await world.linx.audit.head()
    const isKnown = async () => (await world.linx.audit.verify(head === undefined ? {} : { head })).isIntact
    expect(await isKnown()).toBe(true)
    const other = { ...(head ?? { seq: 0, entries: 0, sealedAt: '' }), hash: 'another' }
    expect((await world.linx.audit.verify({ head: other })).problems).toEqual([
      { problem: 'head-differs', id: SEAL_SUBJECT },
    ])
  })

  it('takes an entry of another process that comes in late into a later seal', async () => {
    const { storage, tamperWith } = tamperable()
    const world = createSimulation({ storage })
    await loadSampleParties(world.linx)
    demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.settle()
    const [hidden] = await world.linx.audit.list({ limit: 1 })
    tamperWith((all) => all.filter(({ id }) => id !== hidden?.id))
    await world.clock.advanceTo(world.clock.now() + 40_000)
    await world.settle()
    tamperWith((all) => all)
    demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.settle()
    await world.clock.advanceTo(world.clock.now() + 31_000)
    await world.settle()
    expect(await world.linx.audit.verify()).toMatchObject({ isIntact: true })
    expect((await world.linx.audit.head())?.seq).toBe(2)
  })
})
