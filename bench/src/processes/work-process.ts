import type { RailAdapter } from '@linx/contracts'
import { createPostgresStorage } from '@linx/storage-postgres'
import { demandValue } from '@linx/testing'
import { createArrivals } from '../engine-workflows/arrivals.ts'
import { createInstantSms } from '../engine-workflows/instant-sms.ts'
import { runLanes } from '../engine-workflows/run-lanes.ts'
import { createBenchEngine, createInstantRail, GATEWAY_URL } from '../scale/bench-engine.ts'
import { answerVisit, mainJobRequestFor, phoneOf, putBusiness, putCustomers } from '../scale/parties.ts'
import type { ArrivedText, FromParent, FromProcess, ProcessOrder } from './messages.ts'
import { partyOf, processOfPhone } from './phones.ts'

const TOKEN_CHARACTERS = 22
const order = JSON.parse(process.argv[2] ?? '') as ProcessOrder
const tell = (message: FromProcess): void => void process.send?.(message)

const tokens = createArrivals<string>()
const settled = createArrivals<true>()
const texts = new Map<string, number>()
const submits = new Map<string, number>()
let foreign = 0

const count = (counts: Map<string, number>, reference: string): void => {
  counts.set(reference, (counts.get(reference) ?? 0) + 1)
}

/** A text reaches its phone: an invitation's link is opened, and the word that the payment settled ends the workflow. */
const takeText = ({ to, kind, reference, body }: ArrivedText): void => {
  const start = body.indexOf(GATEWAY_URL) + GATEWAY_URL.length + 1
  if (kind === 'invitation') tokens.arrive(to, body.slice(start, start + TOKEN_CHARACTERS))
  if (reference.endsWith(':SETTLED')) settled.arrive(to, true)
}

const sms = createInstantSms(({ to, kind, reference, body }) => {
  count(texts, reference)
  const text = { to, kind, reference, body }
  if (processOfPhone(to) === order.process) return takeText(text)
  foreign += 1
  tell({ tells: 'text', text })
})

const createCountingRail = (): RailAdapter => {
  const rail = createInstantRail()
  return {
    ...rail,
    submit: (request, reference, call) => {
      count(submits, reference.reference)
      return rail.submit(request, reference, call)
    },
  }
}

const { connectionString, schema, workflows, lanes } = order
const storage = createPostgresStorage({ connectionString, schema })
const { engine, linx } = createBenchEngine({ storage, sms, rail: createCountingRail() })

const runWorkflow = async (lane: number): Promise<void> => {
  const party = partyOf(order.process, lane)
  demandValue(await linx.workflows.create(mainJobRequestFor(party)))
  await answerVisit(engine, await tokens.take(phoneOf(party)))
  await settled.take(phoneOf(party))
}

const stop = async (): Promise<void> => {
  await engine.worker.stop()
  await engine.close()
  await storage.close()
  const end: FromProcess = { tells: 'stopped', submits: [...submits], texts: [...texts], foreign }
  process.send?.(end, () => process.disconnect())
}

process.on('message', (message: FromParent) => {
  if (message.tells === 'text') takeText(message.text)
  else if (message.tells === 'stop') void stop()
  else void runLanes({ times: workflows, lanes }, runWorkflow).then(() => tell({ tells: 'done' }))
})

if (order.process === 0) await putBusiness(linx)
await putCustomers(linx, { first: partyOf(order.process, 0), count: lanes })
await engine.worker.start()
tell({ tells: 'ready' })
