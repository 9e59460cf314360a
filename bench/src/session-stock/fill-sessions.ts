import type { Instant, StorageAdapter } from '@linx/contracts'
import { type Linx, systemClock } from '@linx/engine'
import { createSeededRandom, demandValue } from '@linx/testing'
import { runLanes } from '../engine-workflows/run-lanes.ts'
import { createBenchEngine } from '../scale/bench-engine.ts'
import { paymentRequestFor, phoneOf, putBusiness, putCustomers } from '../scale/parties.ts'
import { createAgeingStorage, creationNow, runCreation } from './ageing-storage.ts'
import type { StockFate } from './stock-fates.ts'
import { stockNameOf } from './stock-names.ts'

const LANES = 512
const MINUTE_MS = 60_000
/** Longer than the part of the history in which sessions are still active. */
const EXPIRE_IN_HOURS = 2_160

/** What part of the sessions is of each template; the rest is of none. */
const TEMPLATE_SHARES = [0.3, 0.1, 0.05, 0.01, 0.001]

const templateOf = (number: number) => ({
  name: `rebate-${number}`,
  displayName: `Rebate ${number}`,
  definition: { steps: paymentRequestFor(0).steps },
})

const putTemplates = async (linx: Linx): Promise<readonly string[]> => {
  const ids: string[] = []
  for (const [number] of TEMPLATE_SHARES.entries()) {
    ids.push(demandValue(await linx.templates.create(templateOf(number))).templateId)
  }
  return ids
}

const pickTemplate = (templateIds: readonly string[], fraction: number): string | undefined => {
  let sum = 0
  const place = TEMPLATE_SHARES.findIndex((share) => {
    sum += share
    return fraction < sum
  })
  return templateIds[place]
}

const requestOf = (customer: number, templateId: string | undefined) => {
  const request = { ...paymentRequestFor(customer), expireInHours: EXPIRE_IN_HOURS }
  if (templateId === undefined) return request
  const { steps: _, ...fromTemplate } = request
  return { ...fromTemplate, templateId }
}

/** What a storage is to be filled with. */
export interface StockPlan {
  readonly sessions: number
  /** The sessions are spread over them by lot; as many as sessions: each has one of its own. */
  readonly customers: number
  /** When the youngest was created. */
  readonly end: Instant
  /** They were created evenly over this time. */
  readonly historyMs: number
  readonly isSealed: boolean
  /** By the age, from 0 (youngest) to 1, and a number drawn from 0 to 1. */
  fateOf(age: number, drawn: number): StockFate | undefined
}

/** Fills an empty storage with Customers and templates, and answers what creates one session of the plan after the other. */
const prepare = async (linx: Linx, { sessions, customers, end, historyMs, fateOf }: StockPlan) => {
  await putBusiness(linx)
  await putCustomers(linx, { first: 0, count: customers }, stockNameOf)
  const templateIds = await putTemplates(linx)
  const random = createSeededRandom(sessions)
  const drawn = (): number => random.uint32() / 2 ** 32
  let created = 0
  return () => {
    const customer = customers === sessions ? created : random.below(customers)
    const age = 1 - created / sessions
    created += 1
    const { firstName, lastName, primaryEmail: email } = stockNameOf(customer)
    const request = requestOf(customer, pickTemplate(templateIds, drawn()))
    const phoneNumber = phoneOf(customer)
    const creation = {
      now: Math.floor(end - age * historyMs),
      sealed: { title: request.title, phoneNumber, contact: { firstName, lastName, email, phoneNumber } },
      fate: fateOf(age, drawn()),
    }
    return runCreation(creation, async () => {
      demandValue(await linx.workflows.create(request))
    })
  }
}

/**
 * Fills an empty storage with sessions of one business. Each is created by the engine, with everything that it stores of one, under a
 * clock that walks through the history; what became of it since is decided by core and stored in the same commit, so that a session costs one
 * commit. Missing are the payments of completed ones and the journal's later entries.
 */
export const fillSessions = async (storage: StorageAdapter, plan: StockPlan): Promise<void> => {
  const { sessions, end, historyMs, isSealed } = plan
  const clock = { ...systemClock, now: () => creationNow() ?? end - historyMs - MINUTE_MS }
  const { engine, linx } = createBenchEngine({ storage: createAgeingStorage(storage), clock, isSealed })
  await runLanes({ times: sessions, lanes: LANES }, await prepare(linx, plan))
  await engine.close()
}
