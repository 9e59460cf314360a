import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  createRecordingSms,
  createScriptedRail,
  runScenario,
  type Scenario,
  type Simulation,
  type SimulationPeers,
  type StorageFault,
  scenarioTable,
} from '@linx/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutFences, withoutIntent } from './test-support/planted-storages.ts'

/** A death after a read is one before the next call; a death after a write is one of its own. */
const deathKinds: readonly Omit<StorageFault, 'call'>[] = [
  { kind: 'die-before' },
  { kind: 'die-after', verb: 'commit' },
  { kind: 'die-after', verb: 'claim' },
]

/** A storage that fails once, or whose request or answer is lost: nobody dies. */
const failureKinds: readonly Omit<StorageFault, 'call'>[] = [
  { kind: 'fail-once' },
  { kind: 'lose-request', verb: 'commit' },
  { kind: 'lose-answer', verb: 'commit' },
]

/** Rails that take a second submission under the same reference for a second payment. */
const forgetfulRails = (clock: Simulation['clock']): SimulationPeers => {
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

interface Setting {
  readonly work?: 'background'
  readonly peers?: (clock: Simulation['clock']) => SimulationPeers
  readonly plant?: (storage: StorageAdapter) => StorageAdapter
}

const run = (scenario: Scenario, deaths: readonly StorageFault[], setting: Setting) =>
  runScenario(scenario, { storage: createMemoryStorage(), deaths, ...setting })

/** Dies at the first storage call, at the second … until the scenario ends before the death; answers what was violated. */
const tryEveryPoint = async (scenario: Scenario, setting: Setting = {}, faults = deathKinds) => {
  const violations: string[] = []
  let points = 0
  for (const kind of faults) {
    for (let call = 1; ; call += 1) {
      const { struck, violations: found } = await run(scenario, [{ ...kind, call }], setting)
      violations.push(...found.map((violation) => `${kind.kind} ${kind.verb ?? 'call'} ${call}: ${violation}`))
      if (struck === 0) break
      points += 1
    }
  }
  return { points, violations }
}

const named = scenarioTable.map((scenario) => [scenario.name, scenario] as const)

const [cardScenario] = scenarioTable
if (cardScenario === undefined) throw new Error('The table of scenarios is empty.')

describe('a process that dies at any storage call', () => {
  it.each(named)('%s', { timeout: 60_000 }, async (name, scenario) => {
    const { points, violations } = await tryEveryPoint(scenario)
    expect(violations).toEqual([])
    expect(points).toBeGreaterThan(20)
    process.stdout.write(`${String(points).padStart(5)} crash points: ${name}\n`)
  })

  it('and whose worker runs in the background', { timeout: 60_000 }, async () => {
    for (const scenario of scenarioTable) {
      const { points, violations } = await tryEveryPoint(scenario, { work: 'background' })
      expect(violations).toEqual([])
      process.stdout.write(`${String(points).padStart(5)} in the background: ${scenario.name}\n`)
    }
  })

  it('pays once even where the rail would pay the same reference twice', { timeout: 60_000 }, async () => {
    const { violations } = await tryEveryPoint(cardScenario, { peers: forgetfulRails })
    expect(violations).toEqual([])
  })

  it('may die again, and again, while it recovers', { timeout: 60_000 }, async () => {
    const death = fc.record({
      kind: fc.constantFrom('die-before' as const, 'die-after' as const),
      call: fc.integer({ min: 1, max: 60 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...scenarioTable),
        fc.array(death, { minLength: 2, maxLength: 4 }),
        async (scenario, deaths) => {
          expect((await run(scenario, deaths, { peers: forgetfulRails })).violations).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a storage that fails at any call', () => {
  it.each(named)('%s', { timeout: 60_000 }, async (_, scenario) => {
    expect((await tryEveryPoint(scenario, { peers: forgetfulRails }, failureKinds)).violations).toEqual([])
  })
})

describe('the invariants catch', () => {
  it('an engine that calls the rail before its intent is stored', async () => {
    const { violations } = await tryEveryPoint(cardScenario, { peers: forgetfulRails, plant: withoutIntent })
    expect(violations.join('\n')).toContain('INV1')
  })

  it('an engine without fences, which forgets how often it has tried to send', async () => {
    const afterSend = (call: number): StorageFault => ({ kind: 'die-before', verb: 'commit', call })
    const deaths = [afterSend(2), afterSend(1), afterSend(1), afterSend(1)]
    const { violations } = await run(cardScenario, deaths, { plant: withoutFences })
    expect(violations.join('\n')).toContain('INV4')
    expect((await run(cardScenario, deaths, {})).violations).toEqual([])
  })

  it('an engine that submits again under a new reference', async () => {
    const peers = (clock: Simulation['clock']): SimulationPeers => {
      const sound = forgetfulRails(clock)
      const card = sound.rails['push-to-card']
      let submissions = 0
      const submit: typeof card.submit = (request, { reference }, context) => {
        submissions += 1
        return card.submit(request, { reference: `${reference}/${submissions}` }, context)
      }
      return { ...sound, rails: { ...sound.rails, 'push-to-card': { ...card, submit } } }
    }
    const { violations } = await tryEveryPoint(cardScenario, { peers })
    expect(violations.join('\n')).toContain('INV1')
  })
})
