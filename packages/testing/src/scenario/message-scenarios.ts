import type { Simulation } from '../simulation/create-simulation.ts'
import { demandValue, latestToken, SAMPLE_PHONE } from '../simulation/customer-visit.ts'
import { cardPaymentRequest, cardTemplateRequest, newCustomerRequest } from '../simulation/sample-requests.ts'
import type { Scenario, ScenarioMemory, ScenarioStep } from './scenario.ts'
import { createWorkflow, HOUR_MS, untilLinked, waitUntil, work } from './steps.ts'

/** The Customer answers the link with STOP, once; the provider tells it as often as it takes. */
const textStop: ScenarioStep = async (simulation, memory) => {
  const { engine, sms } = simulation
  await untilLinked(simulation, memory)
  const callback = sms.inboundCallback(SAMPLE_PHONE, 'STOP')
  const { inbound } = JSON.parse(callback.rawBody)
  const rawBody = JSON.stringify({ inbound: { ...inbound, providerId: 'IN1' } })
  await engine.sms.receiveInbound({ ...callback, rawBody })
}

/** What was on its way while the STOP came in has been sent by now; nothing may follow. */
const expectSilence: ScenarioStep = async ({ sms, clock }, memory) => {
  memory.stop ??= { at: clock.now(), sendsBefore: sms.sends().length }
}

const codeOnPhone = ({ sms }: Simulation) => {
  const codes = sms.messagesTo(SAMPLE_PHONE).filter(({ message }) => message.kind === 'one-time-code')
  const message = codes.at(-1)?.message
  const [, code] = /#(\d{6})$/.exec(message?.body ?? '') ?? []
  return message === undefined || code === undefined ? undefined : { code, reference: message.reference }
}

const ANOTHER_CODE_MS = HOUR_MS / 3
const MOST_CODES = 4

/** Asks for a code, types it and confirms. A code that never came, or was used up by a try without answer, is asked for anew. */
const proveAndConfirm: ScenarioStep = async (simulation, memory) => {
  const { engine, settle, runUntil, clock } = simulation
  await untilLinked(simulation, memory)
  for (let asked = 0; asked < MOST_CODES; asked += 1) {
    const opened = await engine.gateway.open(latestToken(simulation))
    if (opened.outcome !== 'open') return
    await opened.visit.stepUp.requestCode()
    await settle()
    const sent = codeOnPhone(simulation)
    const answer = sent === undefined ? undefined : await opened.visit.stepUp.submit(sent.code)
    if (sent !== undefined && answer?.outcome === 'passed') {
      memory.provenCodes.push(sent.reference)
      demandValue(await opened.visit.confirm())
      return
    }
    await runUntil(clock.now() + ANOTHER_CODE_MS)
  }
}

const BATCH_SIZE = 3
const { phoneNumber, customerId, customerFinancialAccountId, baFinancialAccountId } = cardPaymentRequest.parameters
const batchEntries = Array.from({ length: BATCH_SIZE }, (_, position) => ({
  title: `Rebate ${position}`,
  expiryInHours: 2_160,
  parameters: { phoneNumber, customerId, customerFinancialAccountId, baFinancialAccountId, amount: '20.00' },
}))

const createBatch: ScenarioStep = async ({ linx }, { made }) => {
  const header = {
    useTemplate: { templateName: cardTemplateRequest.name },
    requestsInBatch: BATCH_SIZE,
    idempotencyKey: 'scenario-batch',
  }
  made.batch = demandValue(await linx.batches.create({ header, payload: { batchEntries } })).batchId
}

/** As `untilLinked`, for everybody in the batch. */
const untilAllInvited: ScenarioStep = async ({ linx, runUntil, clock }) => {
  await runUntil(clock.now() + HOUR_MS)
  const { result } = demandValue(await linx.workflows.search())
  for (const { id } of result) {
    const history = demandValue(await linx.workflows.notifications(id))
    if (history.every(({ isUncertain }) => isUncertain)) demandValue(await linx.workflows.resend(id))
  }
  await runUntil(clock.now() + HOUR_MS)
}

/** One workflow for each entry, and each with its invitation. */
const everyEntryIsMade = async ({ linx, sms }: Simulation, { made }: ScenarioMemory): Promise<readonly string[]> => {
  const { status } = demandValue(await linx.batches.get(made.batch ?? ''))
  const { totalElements } = demandValue(await linx.workflows.search())
  const invitations = sms.messagesTo(SAMPLE_PHONE).filter(({ message }) => message.kind === 'invitation')
  const invited = new Set(invitations.map(({ message }) => message.reference.split(':')[0])).size
  return [
    ...(status === 'COMPLETED' ? [] : [`expected a completed batch, found ${status}`]),
    ...(totalElements === BATCH_SIZE ? [] : [`expected ${BATCH_SIZE} workflows, found ${totalElements}`]),
    ...(invited === BATCH_SIZE ? [] : [`expected ${BATCH_SIZE} invited Customers, found ${invited}`]),
  ]
}

/** Stories of batches, codes, and texts that come in. */
export const messageScenarios: readonly Scenario[] = [
  {
    name: 'opt-out: the Customer texts STOP and is left alone',
    steps: [createWorkflow(newCustomerRequest), waitUntil(HOUR_MS), textStop, expectSilence, waitUntil(2 * HOUR_MS)],
    status: 'EXPIRED',
    payments: 0,
    check: async ({ sms }) => {
      const kinds = sms.messagesTo(SAMPLE_PHONE).map(({ message }) => message.kind)
      const others = kinds.filter((kind) => kind !== 'invitation' && kind !== 'opt-out-confirmation')
      return others.map((kind) => `a text of kind ${kind} went out after the STOP`)
    },
  },
  {
    name: 'step-up: the Customer proves with a code, and confirms',
    work: 'by-hand',
    steps: [
      createWorkflow({ ...cardPaymentRequest, stepUp: 'one-time-code' }),
      waitUntil(HOUR_MS),
      proveAndConfirm,
      work,
    ],
    status: 'COMPLETED',
    payments: 1,
  },
  {
    name: 'batch: three workflows are made of a template',
    prepare: async ({ linx }) => demandValue(await linx.templates.create(cardTemplateRequest)),
    steps: [createBatch, untilAllInvited],
    payments: 0,
    check: everyEntryIsMade,
  },
]
