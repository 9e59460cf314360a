import { interleave, type Measurement, ratePerSecond, speedRatio } from './measure/interleave.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'
import { checkReducer, transitionCandidates } from './session-transitions/candidates.ts'
import { decisionCandidates } from './session-transitions/decisions.ts'

const MINIMUM_TRANSITIONS_PER_SECOND = 1_000_000

checkReducer()
const [reducer, table, xstate] = interleave(transitionCandidates) as [Measurement, Measurement, Measurement]
const isKept = ratePerSecond(table) >= MINIMUM_TRANSITIONS_PER_SECOND

printTable(
  ["transitions of a workflow's life", 'per second', 'of the reducer', "of xstate's", 'aim'],
  [reducer, table, xstate].map((measured) => [
    measured.name,
    formatCount(ratePerSecond(measured)),
    formatRatio(speedRatio(measured, reducer)),
    formatRatio(speedRatio(measured, xstate)),
    measured === table ? formatAim(`≥ ${formatCount(MINIMUM_TRANSITIONS_PER_SECOND)}`, isKept) : '',
  ]),
)

const decisions = interleave(decisionCandidates(), { roundMs: 50 })
printTable(
  ["decisions on seed 000's session", 'per second'],
  decisions.map((measured) => [measured.name, formatCount(ratePerSecond(measured))]),
)
