import { parseArgs } from 'node:util'
import { runProof } from './proof/run-proof.ts'

const { values } = parseArgs({
  options: {
    points: { type: 'boolean', default: false },
    simulations: { type: 'boolean', default: false },
    races: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
    storage: { type: 'string' },
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: '1' },
  },
})

process.exitCode = await runProof({ ...values, seed: Number(values.seed), size: Number(values.size) })
