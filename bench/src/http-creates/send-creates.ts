import { Agent, request } from 'node:http'
import { parentPort } from 'node:worker_threads'
import { runLanes } from '../engine-workflows/run-lanes.ts'
import { BODY, PATH, TOKEN } from './create-request.ts'
import type { CreatesOrder } from './creates-client.ts'

const CREATED = 201
const headers = {
  authorization: TOKEN,
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(BODY),
}

const sendCreate = (url: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === CREATED) resolve()
        else reject(new Error(`Expected ${CREATED}, received ${answer.statusCode}.`))
      })
    })
    sent.on('error', reject)
    sent.end(BODY)
  })

const carryOut = async ({ origin, creates, inFlight }: CreatesOrder): Promise<number> => {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const start = performance.now()
  await runLanes({ times: creates, lanes: inFlight }, () => sendCreate(`${origin}${PATH}`, agent))
  const elapsedMs = performance.now() - start
  agent.destroy()
  return elapsedMs
}

parentPort?.on('message', async (order: CreatesOrder) => {
  parentPort?.postMessage(await carryOut(order))
})
