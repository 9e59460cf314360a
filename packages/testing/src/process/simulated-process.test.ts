import { createMemoryStorage } from '@linx/storage-memory'
import { describe, expect, it } from 'vitest'
import { createQueuedClock } from '../clock/queued-clock.ts'
import { createVirtualClock } from '../clock/virtual-clock.ts'
import { createSimulation } from '../simulation/create-simulation.ts'
import { demandValue, SAMPLE_PHONE } from '../simulation/customer-visit.ts'
import { loadSampleParties } from '../simulation/sample-business.ts'
import { cardPaymentRequest } from '../simulation/sample-requests.ts'
import { describeFault, type Fault, type PeerFate } from './fault.ts'
import { createProcess } from './simulated-process.ts'

const START = Date.parse('2026-03-02T15:00:00Z')

/** A workflow whose invitation a faulty process is about to send. */
const setUp = async (...plan: readonly Fault[]) => {
  const clock = createQueuedClock(createVirtualClock(START))
  const storage = createMemoryStorage()
  const sound = createSimulation({ storage, clock })
  await loadSampleParties(sound.linx)
  demandValue(await sound.linx.workflows.create(cardPaymentRequest))
  const trace: string[] = []
  const tell = (line: string) => void trace.push(line)
  const { simulation, life } = createProcess({ storage, clock, peers: sound, plan, seed: 2, tell })
  const settle = () => simulation.settle().catch(() => undefined)
  const arrived = () => sound.sms.messagesTo(SAMPLE_PHONE).length
  return { sound, clock, simulation, life, settle, arrived, trace }
}

const atFirstCall = (kind: PeerFate): Fault => ({ place: 'peer', kind, call: 1 })

describe('a call to a peer', () => {
  it.each<readonly [fate: PeerFate, timesDone: number, isDead: boolean]>([
    ['die-before', 0, true],
    ['die-after', 1, true],
    ['lose-request', 0, false],
    ['lose-answer', 1, false],
    ['answer-twice', 2, false],
    ['answer-late', 1, false],
  ])('%s: is done %i times', async (fate, timesDone, isDead) => {
    const { life, settle, arrived } = await setUp(atFirstCall(fate))
    await settle()
    expect([arrived(), life.isDead(), life.hasStruck()]).toEqual([timesDone, isDead, true])
  })

  it('whose answer is late has been given up by then', async () => {
    const { clock, settle, sound } = await setUp(atFirstCall('answer-late'))
    await settle()
    await clock.advance(0)
    expect(clock.now()).toBe(START + 16_000)
    expect(sound.sms.sends()).toHaveLength(1)
  })
})

describe('a dead process', () => {
  it('calls nobody and stores nothing more, and its timers are silent', async () => {
    const { simulation, life, settle, arrived, clock, trace } = await setUp({ kind: 'die-before', call: 1 })
    await settle()
    let fired = 0
    simulation.clock.setTimer(() => {
      fired += 1
    }, 10)
    await clock.advance(20)
    await expect(simulation.linx.workflows.create(cardPaymentRequest)).rejects.toThrow('died')
    expect([life.isDead(), arrived(), fired, trace.length]).toEqual([true, 0, 0, 1])
  })

  it('may die before a timer, or right behind it', async () => {
    for (const [kind, times] of [
      ['die-before', 0],
      ['die-after', 1],
    ] as const) {
      const { simulation, life, clock } = await setUp({ place: 'timer', kind, call: 1 })
      let fired = 0
      simulation.clock.setTimer(() => {
        fired += 1
      }, 10)
      await clock.advance(20)
      expect([fired, life.isDead()]).toEqual([times, true])
    }
  })
})

describe('describeFault', () => {
  it('names place, kind, verb and call', () => {
    expect(describeFault({ kind: 'die-after', verb: 'commit', call: 3 })).toBe('storage die-after commit 3')
    expect(describeFault(atFirstCall('lose-answer'))).toBe('peer lose-answer 1')
  })
})
