import { createMemoryStorage } from '@linx/storage-memory'
import { describe, expect, it } from 'vitest'
import { hashTrace, runScenario } from './run-scenario.ts'
import { scenarioTable } from './scenario-table.ts'

const run = (name: string) => {
  const scenario = scenarioTable.find((row) => row.name.startsWith(name))
  if (scenario === undefined) throw new RangeError(`No scenario begins with ${name}.`)
  const faults = [[{ kind: 'die-after', verb: 'commit', call: 2 }]] as const
  return runScenario(scenario, { storage: createMemoryStorage(), faults })
}

describe('runScenario', () => {
  it('does the same twice, call for call', async () => {
    const [first, second] = [await run('confirm'), await run('confirm')]
    expect(first.trace.length).toBeGreaterThan(20)
    expect(hashTrace(first.trace)).toBe(hashTrace(second.trace))
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
