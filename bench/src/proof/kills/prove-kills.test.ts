import { describe, expect, it } from 'vitest'
import { proveKills } from './prove-kills.ts'

/** The short form of `pnpm proof`. */
const seed = 1

describe('a process that is killed with SIGKILL in the middle of the main job', () => {
  it('loses nothing that was answered, and the next one finishes the rest', { timeout: 240_000 }, async () => {
    const lines: string[] = []
    const proof = await proveKills({
      store: { storage: 'sqlite' },
      kills: 2,
      workflows: 10,
      seed,
      report: (line) => lines.push(line),
    })
    process.stdout.write(`kill proof, seed ${seed}:\n${lines.join('\n')}\n`)
    expect(proof.violations).toEqual([])
    expect(proof.kills).toBe(2)
    expect(proof.payments).toBe((proof.workflows * 3) / 5)
  })
})
