import { Agent, request } from 'node:http'
import { serve, type WorkflowContext, type WorkflowSharedContext, workflow } from '@restatedev/restate-sdk'
import { type CreateDurableEngine, type StepNumber, stepResult, type WorkflowInput } from '../durable-engine.ts'
import { freePort, startRestateServer } from './restate-server.ts'

const OK_BELOW = 300
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

const post = (port: number, path: string, body: unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const call = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (answer) => {
      const status = answer.statusCode ?? 0
      answer.resume()
      answer.once('end', () => (status < OK_BELOW ? resolve() : reject(new Error(`${path} answered ${status}.`))))
    })
    call.once('error', reject)
    call.end(text)
  })

/** Restate: a workflow service whose signal is a durable promise, on the server that comes as an npm package. */
export const createRestateEngine: CreateDurableEngine = async ({ folder }, probe) => {
  const server = await startRestateServer(folder)
  const pay = workflow({
    name: 'pay',
    handlers: {
      run: async (context: WorkflowContext, _: WorkflowInput) => {
        const id = context.key
        const step = (number: StepNumber) =>
          context.run(`step-${number}`, async () => {
            probe.begin(id, number)
            const result = stepResult(number)
            probe.end(id, number)
            return result
          })
        await step(1)
        await step(2)
        await context.promise('accept')
        await step(3)
        await step(4)
        await context.sleep(probe.timerMs)
        await step(5)
        await step(6)
        probe.done(id)
      },
      accept: async (context: WorkflowSharedContext, value: { accepted: boolean }) => {
        await context.promise<{ accepted: boolean }>('accept').resolve(value)
      },
    },
  })
  const port = await freePort()
  await serve({ services: [pay], port, logger: () => undefined })
  await post(server.adminPort, '/deployments', { uri: `http://127.0.0.1:${port}` })
  return {
    start: (id, input) => post(server.ingressPort, `/pay/${id}/run/send`, input),
    signal: (id) => post(server.ingressPort, `/pay/${id}/accept`, { accepted: true }),
    stop: server.stop,
  }
}
