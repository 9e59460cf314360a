import type { StorageAdapter } from '@linx/contracts'
import { type Linx, systemClock } from '@linx/engine'
import { createSeededRandom, demandValue } from '@linx/testing'
import { runLanes } from '../engine-workflows/run-lanes.ts'
import { createBenchEngine } from '../scale/bench-engine.ts'
import { paymentRequestFor, phoneOf, putBusiness, putCustomers } from '../scale/parties.ts'
import { createAgeingStorage, creationNow, runCreation } from './ageing-storage.ts'
import { stockFateOf } from './stock-fates.ts'
import { stockNameOf } from './stock-names.ts'

/** The sessions were created over two years, evenly. */
export const HISTORY_MS = 730 * 86_400_000
export const SESSIONS_A_CUSTOMER = 10
const LANES = 512
const MINUTE_MS = 60_000
const PROGRESS_EVERY = 100_000
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

/**
 * Fills an empty storage with so many sessions of one business. Each is created by the engine, with everything that it stores of one, under a
 * clock that walks through two years; what became of it since is decided by core and stored in the same commit, so that a session costs one
 * commit. Missing are the payments of completed ones and the journal's later entries.
 */
export const fillSessions = async (storage: StorageAdapter, sessions: number, isSealed: boolean): Promise<void> => {
  const end = systemClock.now()
  const start = end - HISTORY_MS
  const clock = { ...systemClock, now: () => creationNow() ?? start - MINUTE_MS }
  const { engine, linx } = createBenchEngine({ storage: createAgeingStorage(storage), clock, isSealed })
  const customers = Math.ceil(sessions / SESSIONS_A_CUSTOMER)
  await putBusiness(linx)
  await putCustomers(linx, { first: 0, count: customers }, stockNameOf)
  const templateIds = await putTemplates(linx)
  const random = createSeededRandom(sessions)
  const fraction = (): number => random.uint32() / 2 ** 32
  let created = 0
  await runLanes({ times: sessions, lanes: LANES }, () => {
    const customer = random.below(customers)
    const age = 1 - created / sessions
    created += 1
    if (created % PROGRESS_EVERY === 0) console.error(`${created} of ${sessions} sessions`)
    const { firstName, lastName, primaryEmail: email } = stockNameOf(customer)
    const request = requestOf(customer, pickTemplate(templateIds, fraction()))
    const phoneNumber = phoneOf(customer)
    const creation = {
      now: Math.floor(end - age * HISTORY_MS),
      sealed: { title: request.title, phoneNumber, contact: { firstName, lastName, email, phoneNumber } },
      fate: stockFateOf(age, fraction()),
    }
    return runCreation(creation, async () => {
      demandValue(await linx.workflows.create(request))
    })
  })
  await engine.close()
}
