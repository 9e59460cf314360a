import { describe, expect, it } from 'vitest'
import { runStages, type StageResult } from './run-stages.ts'
import type { Stage } from './stage-table.ts'

const stage = (name: string, after?: string): Stage => ({
  name,
  script: name,
  ...(after === undefined ? {} : { after }),
})

/** Runs stages that end at the next turn of the event loop; those named fail. */
const run = async (stages: readonly Stage[], failing: readonly string[] = [], limit = 2) => {
  const begun: string[] = []
  const reported: StageResult[] = []
  let active = 0
  let mostActive = 0
  const results = await runStages(stages, {
    limit,
    now: () => 0,
    report: (result) => reported.push(result),
    run: async ({ name }) => {
      begun.push(name)
      mostActive = Math.max(mostActive, ++active)
      await new Promise((resolve) => setImmediate(resolve))
      active--
      return { isSuccess: !failing.includes(name), output: `output of ${name}` }
    },
  })
  expect(reported).toEqual(results)
  return {
    begun,
    mostActive,
    endings: Object.fromEntries(results.map(({ stage: { name }, ending }) => [name, ending])),
  }
}

describe('runStages', () => {
  it('runs every stage, no more at a time than allowed', async () => {
    const { begun, mostActive, endings } = await run(['a', 'b', 'c', 'd', 'e'].map((name) => stage(name)))
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(mostActive).toBe(2)
    expect(new Set(Object.values(endings))).toEqual(new Set(['passed']))
  })

  it('begins a stage only after the one it stands on, and others meanwhile', async () => {
    const { begun } = await run([stage('build'), stage('packages', 'build'), stage('lint'), stage('types')])
    expect(begun.indexOf('packages')).toBeGreaterThan(begun.indexOf('lint'))
    expect(begun).toHaveLength(4)
  })

  it('does not run what stands on a failed stage, and runs the rest', async () => {
    const { begun, endings } = await run([stage('build'), stage('packages', 'build'), stage('lint')], ['build'])
    expect(endings).toEqual({ build: 'failed', packages: 'not-run', lint: 'passed' })
    expect(begun).not.toContain('packages')
  })

  it('refuses a stage that waits for one that does not exist', async () => {
    await expect(run([stage('packages', 'bulid')])).rejects.toThrow('packages')
  })
})
