import { DBOS } from '@dbos-inc/dbos-sdk'
import { type CreateDurableEngine, type StepNumber, stepResult, type WorkflowInput } from '../durable-engine.ts'

const SIGNAL_TIMEOUT_SECONDS = 3_600

/** DBOS: a workflow function whose steps, signal and sleep are recorded in its system database. */
export const createDbosEngine: CreateDurableEngine = async ({ connectionString, poolSize }, probe) => {
  DBOS.setConfig({
    name: 'bench',
    systemDatabaseUrl: connectionString,
    systemDatabasePoolSize: poolSize,
    logLevel: 'error',
    runAdminServer: false,
  })
  const step = (id: string, number: StepNumber) =>
    DBOS.runStep(
      async () => {
        probe.begin(id, number)
        const result = stepResult(number)
        probe.end(id, number)
        return result
      },
      { name: `step-${number}` },
    )
  const pay = DBOS.registerWorkflow(
    async (_: WorkflowInput) => {
      const id = DBOS.workflowID ?? ''
      await step(id, 1)
      await step(id, 2)
      await DBOS.recv('accept', SIGNAL_TIMEOUT_SECONDS)
      await step(id, 3)
      await step(id, 4)
      await DBOS.sleepms(probe.timerMs)
      await step(id, 5)
      await step(id, 6)
    },
    { name: 'pay' },
  )
  await DBOS.launch()
  return {
    start: async (id, input) => {
      const handle = await DBOS.startWorkflow(pay, { workflowID: id })(input)
      handle.getResult().then(
        () => probe.done(id),
        (error: unknown) => console.error(error),
      )
    },
    signal: (id) => DBOS.send(id, { accepted: true }, 'accept', `${id}-accept`),
    stop: () => DBOS.shutdown(),
  }
}
