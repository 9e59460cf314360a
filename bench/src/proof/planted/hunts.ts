import type { Visit } from '@linx/engine'
import {
  cardPaymentRequest,
  createRecordingSms,
  createScriptedRail,
  createSimulation,
  demandValue,
  describeFault,
  type Fault,
  findViolations,
  latestToken,
  loadSampleParties,
  newCustomerRequest,
  OTHER_BUSINESS_ACCOUNT_ID,
  observeSimulation,
  openLive,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  SAMPLE_PHONE,
  type Scenario,
  type SimulationPeers,
  scenarioTable,
  type VirtualClock,
} from '@linx/testing'
import { play } from '../play.ts'
import { proveCrashPoints } from '../points/crash-points.ts'
import { peerDeaths } from '../points/fault-series.ts'
import type { ProofStorages } from '../proof-storages.ts'
import { proveRace } from '../races/prove-races.ts'
import { raceTable } from '../races/race-table.ts'
import type { Plant } from '../races/run-race.ts'

/** Looks for violations with a planted bug, or without one. */
export type Hunt = (storages: ProofStorages, plant: Plant, isPlanted: boolean) => Promise<readonly string[]>

const scenarioOf = (start: string): Scenario => {
  const scenario = scenarioTable.find(({ name }) => name.startsWith(start))
  if (scenario === undefined) throw new RangeError(`No scenario begins with ${start}.`)
  return scenario
}

/** A rail that pays every submission that reaches it, also a second one under the same reference. */
const forgetfulRails = (clock: VirtualClock): SimulationPeers => {
  const capabilities = { idempotency: 'none' } as const
  return {
    sms: createRecordingSms({ clock }),
    rails: {
      ach: createScriptedRail({ solution: 'ach', clock, capabilities }),
      wire: createScriptedRail({ solution: 'wire', clock, capabilities }),
      'push-to-card': createScriptedRail({ solution: 'push-to-card', clock, capabilities }),
    },
  }
}

/** As if every repeat were given a reference of its own. */
const renumberingRails = (clock: VirtualClock): SimulationPeers => {
  const sound = forgetfulRails(clock)
  const card = sound.rails['push-to-card']
  let submissions = 0
  const submit: typeof card.submit = (request, { reference }, context) =>
    card.submit(request, { reference: `${reference}/${++submissions}` }, context)
  return { ...sound, rails: { ...sound.rails, 'push-to-card': { ...card, submit } } }
}

const paidToCard = scenarioOf('confirm: the request of seed 000')

/** A planted bug may break an invariant everywhere and the one that is hunted somewhere. */
const ALL = 200

/** Deaths at every call to a peer of the main job. */
export const huntByDeaths: Hunt = async (storages, plant) => {
  const setting = { peers: forgetfulRails, plant }
  return (await proveCrashPoints({ storages, scenarios: [paidToCard], series: peerDeaths, setting, enough: ALL }))
    .violations
}

export const huntNewReferences: Hunt = async (storages, _plant, isPlanted) => {
  const setting = { peers: isPlanted ? renumberingRails : forgetfulRails }
  return (await proveCrashPoints({ storages, scenarios: [paidToCard], series: peerDeaths, setting, enough: ALL }))
    .violations
}

const INTERLEAVINGS = 30

export const huntByRace =
  (name: string): Hunt =>
  async (storages, plant) => {
    const race = raceTable.find((row) => row.name === name)
    if (race === undefined) throw new RangeError(`There is no race ${name}.`)
    return (await proveRace(race, { storages, interleavings: INTERLEAVINGS, seed: 1, plant })).violations
  }

/** Plays a scenario once, with the faults that make the bug matter. */
const huntByScenario =
  (start: string, faults: readonly Fault[] = []): Hunt =>
  async (storages, plant) => {
    const plan = faults.map((fault) => [fault])
    const { violations } = await play(storages, scenarioOf(start), plan, { plant })
    return violations.map((violation) => `${plan.flat().map(describeFault).join(', ')} ${violation}`)
  }

const afterFirstSend: Fault = { place: 'peer', kind: 'die-after', call: 1 }

/** Dies four times when the provider has the text and the store does not know. */
export const huntCopies = huntByScenario('confirm: the request of seed 000', [
  afterFirstSend,
  afterFirstSend,
  afterFirstSend,
  afterFirstSend,
])
export const huntLostWebhooks = huntByScenario('webhook: an endpoint that refuses')
export const huntTextsAfterStop = huntByScenario('opt-out')

const HOUR_MS = 3_600_000

/** Opens the page a minute before the expiry and confirms a minute after it; no timer has fired. */
export const huntLateConfirmations: Hunt = (storages, plant) =>
  storages.lend(async (storage) => {
    const world = createSimulation({ storage })
    await loadSampleParties(world.linx)
    demandValue(await world.linx.workflows.create({ ...cardPaymentRequest, expireInHours: 1 }))
    await world.settle()
    const second = createSimulation({ storage: plant(storage), clock: world.clock, peers: world, seed: 2 })
    const { visit } = await openLive(second.engine, latestToken(world))
    world.clock.set(world.clock.now() + HOUR_MS + 60_000)
    await visit.confirm()
    await world.runUntil(world.clock.now() + 48 * HOUR_MS)
    return findViolations(observeSimulation(world, storage))
  })

/** So that a plant can see what it spoils. */
const inClear = { dataKeys: 'none' } as const

/** Two tenants happen to choose one idempotency key for the same request. */
export const huntSharedKeys: Hunt = (storages, plant) =>
  storages.lend(async (storage) => {
    const world = createSimulation({ ...inClear, storage: plant(storage) })
    const businessAccountIds = [SAMPLE_BUSINESS_ACCOUNT_ID, OTHER_BUSINESS_ACCOUNT_ID]
    const answers = []
    for (const businessAccountId of businessAccountIds) {
      const linx = world.engine.as({ businessAccountId, actor: { id: 'proof', type: 'service-account' } })
      const created = demandValue(await linx.workflows.create(greeting, { idempotencyKey: 'order-0001' }))
      answers.push({ businessAccountId, workflowId: created.workflowId })
    }
    await world.settle()
    return findViolations(observeSimulation(world, storage, { businessAccountIds, answers }))
  })

/** The code of one SMS is typed twice. */
export const huntReusedCodes: Hunt = (storages, plant) =>
  storages.lend(async (storage) => {
    const world = createSimulation({ ...inClear, storage })
    demandValue(await world.linx.workflows.create({ ...greeting, stepUp: 'one-time-code' }))
    await world.settle()
    const token = latestToken(world)
    const open = async (seed: number): Promise<Visit> => {
      const process = createSimulation({ ...inClear, storage: plant(storage), clock: world.clock, peers: world, seed })
      return (await openLive(process.engine, token)).visit
    }
    await (await open(2)).stepUp.requestCode()
    await world.settle()
    const message = world.sms.messagesTo(SAMPLE_PHONE).at(-1)?.message
    const code = /#(\d{6})$/.exec(message?.body ?? '')?.[1] ?? ''
    const provenCodes: string[] = []
    for (const seed of [3, 4]) {
      const answer = await (await open(seed)).stepUp.submit(code)
      if (answer.outcome === 'passed') provenCodes.push(message?.reference ?? '')
    }
    if (provenCodes.length === 0) throw new Error('No code was good at all.')
    return findViolations(observeSimulation(world, storage, { provenCodes }))
  })

const { phoneNumber } = newCustomerRequest.parameters

const greeting = {
  title: 'Tell us who you are',
  expireInHours: 48,
  steps: [{ name: 'notification' }, { name: 'customer-account' }],
  parameters: { phoneNumber },
}
