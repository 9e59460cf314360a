import { parseArgs } from 'node:util'
import { proveKills } from './kill-proof/prove-kills.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    workflows: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
})
const options = { kills: Number(values.kills), workflows: Number(values.workflows), seed: Number(values.seed) }

console.log(
  `Seed ${options.seed}: the main job, ${options.workflows} workflows a round, its process killed with SIGKILL.\n`,
)
const proof = await proveKills({ ...options, report: (line) => console.log(line) })
console.log(
  `\n${proof.kills} kills in ${proof.rounds} rounds: ${proof.workflows} workflows, ${proof.payments} payments, ` +
    `${proof.messages} SMS of which ${proof.doubledMessages} arrived twice; ${proof.violations.length} violations.`,
)
process.exitCode = proof.violations.length === 0 ? 0 : 1
