import type { Instant } from '@linx/contracts'
import type { AchStore } from '../store/ach-store.ts'
import { createDocument, createDocumentCache, documentPath, readDocument } from './documents.ts'
import { type FileDocument, type FiledEntry, type FilePlan, NO_PLAN, ordinalOfTrace } from './file-plan.ts'

/** Plans and files that are kept at hand. */
const REMEMBERED_PLANS = 1_000
const REMEMBERED_FILES = 8

/** The chain of plans, oldest first. All of it is read from the store, so every process sees the same. */
export interface PlanChain {
  /** `NO_PLAN` before the first. */
  latest(): Promise<FilePlan>
  /** The plan that settled a slot; `undefined` if none has yet. */
  ofSlot(slot: string): Promise<FilePlan | undefined>
  /** The first plan made at this instant or later. */
  since(instant: Instant): Promise<FilePlan | undefined>
  /** Adds a plan behind the one it stands on; `false` if another process was faster. */
  append(plan: FilePlan): Promise<boolean>
  file(hash: string): Promise<FileDocument | undefined>
  /** What the plan made of a payment; `undefined` if the payment is in none of its files. */
  entryOf(plan: FilePlan, reference: string): Promise<FiledEntry | undefined>
  /** The latest entry with this trace number. */
  entryOfTrace(trace: string): Promise<FiledEntry | undefined>
  /** Plans whose files may not all be with the bank, oldest first. */
  undelivered(): Promise<readonly FilePlan[]>
}

export const createPlanChain = (store: AchStore): PlanChain => {
  const loadPlan = createDocumentCache<FilePlan>(REMEMBERED_PLANS, (path) => readDocument(store, path))
  const loadFile = createDocumentCache<FileDocument>(REMEMBERED_FILES, (path) => readDocument(store, path))

  const latest = async (): Promise<FilePlan> => {
    const name = (await store.list('plan')).at(-1)
    return name === undefined ? NO_PLAN : ((await loadPlan(`plan/${name}`)) ?? NO_PLAN)
  }

  /** The first plan that a condition holds for, which then holds for all that follow. */
  const firstWhere = async (holds: (plan: FilePlan) => boolean): Promise<FilePlan | undefined> => {
    const names = await store.list('plan')
    let [low, high] = [0, names.length]
    let found: FilePlan | undefined
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const plan = await loadPlan(`plan/${names[middle]}`)
      if (plan !== undefined && holds(plan)) {
        found = plan
        high = middle
      } else low = middle + 1
    }
    return found
  }

  const file = (hash: string) => loadFile(documentPath.file(hash))

  const find = async (plan: FilePlan, matches: (entry: FiledEntry) => boolean): Promise<FiledEntry | undefined> => {
    for (const { hash } of plan.files) {
      const entry = (await file(hash))?.entries.find(matches)
      if (entry !== undefined) return entry
    }
    return undefined
  }

  return {
    latest,
    ofSlot: (slot) => firstWhere(({ throughSlot }) => throughSlot >= slot),
    since: (instant) => firstWhere(({ createdAt }) => createdAt >= instant),
    append: (plan) => createDocument(store, documentPath.plan(plan.number), plan),
    file,
    entryOf: (plan, reference) => find(plan, (entry) => entry.reference === reference),
    entryOfTrace: async (trace) => {
      const ordinal = ordinalOfTrace(trace, (await latest()).nextTrace)
      if (ordinal === undefined) return undefined
      const plan = await firstWhere(({ nextTrace }) => nextTrace > ordinal)
      return plan === undefined ? undefined : find(plan, (entry) => entry.trace === trace)
    },
    undelivered: async () => {
      const delivered = new Set(await store.list('delivered'))
      const open = (await store.list('plan')).filter((name) => !delivered.has(name))
      const plans: FilePlan[] = []
      for (const name of open) plans.push((await loadPlan(`plan/${name}`)) ?? NO_PLAN)
      return plans
    },
  }
}
