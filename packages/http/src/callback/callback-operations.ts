import { SOLUTIONS } from '@linx/core'
import * as v from 'valibot'
import { type Operation, publicOperation } from '../operation/operation.ts'
import { smsCallbackOperations } from './sms-callback-operations.ts'

const TAG = 'Provider callbacks'

const ingestSummary = v.object({
  applied: v.number(),
  repeated: v.number(),
  parked: v.number(),
  inquired: v.number(),
})

/** What rails and SMS providers call; they sign their calls, the adapters check that. */
export const callbackOperations: readonly Operation[] = [
  publicOperation({
    operationId: 'receiveRailNews',
    tag: TAG,
    summary: 'Take in a webhook of a rail',
    description: 'What is not verified is believed in nothing; what fits no transaction is kept for a person.',
    method: 'POST',
    path: '/callbacks/rails/{solution}',
    takesBody: true,
    success: { status: 200, description: 'What became of the news, by counts.', schema: ingestSummary },
    problems: ['unknownPath'],
    handle: async ({ engine, parameters, headers, rawBody }) => {
      const solution = SOLUTIONS.find((known) => known === parameters.solution)
      if (solution === undefined || !engine.rails.solutions.includes(solution)) return { problem: 'unknownPath' }
      const summary = await engine.rails.ingest(solution, { source: 'webhook', headers, rawBody })
      return { status: 200, body: summary }
    },
  }),
  ...smsCallbackOperations,
]
