import { createMemoryStorage } from '@linx/storage-memory'
import { describe, expect, it } from 'vitest'
import { hashTrace, runScenario, type ScenarioOptions } from './run-scenario.ts'
import { scenarioTable } from './scenario-table.ts'
import { HOUR_MS } from './steps.ts'

const oneDeath = [[{ kind: 'die-after', verb: 'commit', call: 2 }]] as const

const run = (name: string, options: Partial<ScenarioOptions> = {}) => {
  const scenario = scenarioTable.find((row) => row.name.startsWith(name))
  if (scenario === undefined) throw new RangeError(`No scenario begins with ${name}.`)
  return runScenario(scenario, { storage: createMemoryStorage(), faults: oneDeath, ...options })
}

describe('runScenario', () => {
  it('does the same twice, call for call', async () => {
    const [first, second] = [await run('confirm'), await run('confirm')]
    expect(first.trace.length).toBeGreaterThan(20)
    expect(hashTrace(first.trace)).toBe(hashTrace(second.trace))
  })

  it('has the business resend when two deaths used up both copies of a text', async () => {
    const beforeTheSend = [{ place: 'peer', kind: 'die-before', call: 1 }] as const
    const { trace, violations } = await run('decline', { faults: [beforeTheSend, beforeTheSend] })
    expect(violations).toEqual([])
    expect(trace.filter((line) => line.includes('sms invitation, die-before'))).toHaveLength(2)
    expect(trace.filter((line) => line.includes('[workflow.resend]'))).toHaveLength(1)
  })

  it('lets people wait as long as ever when the clock jumps', async () => {
    const lost = [[{ place: 'peer', kind: 'lose-request', call: 1 }]] as const
    const jumps = [[HOUR_MS, -HOUR_MS, HOUR_MS], [-HOUR_MS, HOUR_MS, 0], [HOUR_MS]]
    for (const clockJumps of jumps) {
      expect((await run('reversal', { faults: lost, clockJumps })).violations).toEqual([])
    }
  })

  it('tells an end that is not the one of the scenario', async () => {
    const [scenario] = scenarioTable
    if (scenario === undefined) throw new RangeError('The table is empty.')
    const other = { ...scenario, status: 'DECLINED', payments: 2 } as const
    const { violations } = await runScenario(other, { storage: createMemoryStorage(), faults: [] })
    expect(violations).toEqual(['END: expected DECLINED, found ACTIVE', 'END: expected 2 payments, found 0'])
  })

  it('has a scenario for each thing that people do', () => {
    const subjects = new Set(scenarioTable.map(({ name }) => name.split(':')[0]))
    const expected = ['create', 'open', 'profile', 'account', 'documents', 'confirm', 'decline', 'cancel', 'expire']
    expect([...subjects]).toEqual(
      expect.arrayContaining([...expected, 'extend', 'resend', 'schedule', 'batch', 'webhook', 'opt-out', 'step-up']),
    )
  })
})
