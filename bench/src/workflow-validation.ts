import { validateWorkflowRequest, workflowRequestSchema } from '@linx/core'
import { fixtures } from '@linx/testing'
import { safeParse } from 'valibot'
import { interleave, type Measurement, ratePerSecond, speedRatio } from './measure/interleave.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'
import { sampleDefinition, sampleFacts } from './sample/sample-facts.ts'
import { bareRequestSchema } from './workflow-validation/bare-schema.ts'

const MAXIMUM_TIME_RATIO = 3

/** As it comes from `JSON.parse`, so that no candidate profits from a literal. */
const request: unknown = JSON.parse(JSON.stringify(fixtures.workflowCreateRequest))

const repeat = (work: () => unknown) => (times: number) => {
  let last: unknown
  for (let done = 0; done < times; done += 1) last = work()
  return last
}

if (!safeParse(bareRequestSchema, request).success) throw new TypeError('The bare schema refuses the sample.')
sampleDefinition()

const [bare, ownShape, allRules] = interleave([
  { name: 'bare valibot safeParse', run: repeat(() => safeParse(bareRequestSchema, request)) },
  { name: "safeParse with core's own schema", run: repeat(() => safeParse(workflowRequestSchema, request)) },
  { name: 'validateWorkflowRequest, every rule', run: repeat(() => validateWorkflowRequest(request, sampleFacts)) },
]) as [Measurement, Measurement, Measurement]

const timeRatio = (measured: Measurement): number => 1 / speedRatio(measured, bare)

printTable(
  ["seed 000's request", 'per second', 'time of the bare parse', 'aim'],
  [bare, ownShape, allRules].map((measured) => [
    measured.name,
    formatCount(ratePerSecond(measured)),
    formatRatio(timeRatio(measured)),
    measured === allRules ? formatAim(`≤ ${MAXIMUM_TIME_RATIO} ×`, timeRatio(measured) <= MAXIMUM_TIME_RATIO) : '',
  ]),
)
