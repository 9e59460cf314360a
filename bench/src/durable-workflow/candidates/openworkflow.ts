import { join } from 'node:path'
import { OpenWorkflow } from 'openworkflow'
import { BackendSqlite } from 'openworkflow/sqlite'
import { type CreateDurableEngine, type StepNumber, stepResult, type WorkflowInput } from '../durable-engine.ts'

const CONCURRENCY = 20
const SIGNAL_RETRY_MS = 50

/** OpenWorkflow on its SQLite backend. A signal that nobody waits for is dropped there, so it is sent until somebody takes it. */
export const createOpenWorkflowEngine: CreateDurableEngine = async ({ folder }, probe) => {
  const backend = BackendSqlite.connect(join(folder, 'openworkflow.db'), { namespaceId: 'bench' })
  const client = new OpenWorkflow({ backend })
  const pay = client.defineWorkflow<WorkflowInput & { id: string }, void>({ name: 'pay' }, async ({ input, step }) => {
    const { id } = input
    const run = (number: StepNumber) =>
      step.run({ name: `step-${number}` }, async () => {
        probe.begin(id, number)
        const result = stepResult(number)
        probe.end(id, number)
        return result
      })
    await run(1)
    await run(2)
    await step.waitForSignal({ name: 'accept', signal: `accept:${id}` })
    await run(3)
    await run(4)
    await step.sleep('timer', `${probe.timerMs}ms`)
    await run(5)
    await run(6)
    probe.done(id)
  })
  const worker = client.newWorker({ concurrency: CONCURRENCY })
  await worker.start()
  const signal = async (id: string): Promise<void> => {
    const { workflowRunIds } = await client.sendSignal({ signal: `accept:${id}`, data: { accepted: true } })
    if (workflowRunIds.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, SIGNAL_RETRY_MS))
    return signal(id)
  }
  return {
    start: async (id, input) => {
      await pay.run({ id, ...input })
    },
    signal,
    stop: async () => {
      await worker.stop()
      await backend.stop()
    },
  }
}
