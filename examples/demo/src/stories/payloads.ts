import type { EventEnvelope, TransactionStatusChangedData, WorkflowUpdatedData } from '@linx/engine'
import type { Stage } from '../stage/create-stage.ts'
import { readWorkflow } from '../stage/send-request.ts'

type ToldData = TransactionStatusChangedData | WorkflowUpdatedData

/** An event about a workflow or its transaction; the demo brings about no others. */
type Told = EventEnvelope<string, ToldData>

const isAbout = (envelope: EventEnvelope, workflowId: string): envelope is Told =>
  (envelope.data as Partial<ToldData>).workflowId === workflowId

/** What an event says, in one line. */
const summaryOf = (data: ToldData): string => {
  if ('transactionId' in data) return `${data.previousStatus ?? '-'} > ${data.status}`
  const { currentStepStatus: step } = data
  return `workflow ${data.workflowStatus}, ${step?.name} ${step?.status}`
}

const TYPE_CHARACTERS = 'transactions.status-changed'.length

const lineOf = ({ createdAt, type, data }: Told): string =>
  `${createdAt.slice(11, 19)}  ${type.padEnd(TYPE_CHARACTERS)}  ${summaryOf(data)}`

/** What the business is told: a line for each event, and the last one whole. */
export const showPayloads = async (stage: Stage, workflowId: string): Promise<void> => {
  const { envelopes, linx, checks, printer } = stage
  const told = envelopes().filter((envelope) => isAbout(envelope, workflowId))
  const last = told.at(-1)
  printer.block(`What the business is told: ${told.length} events`, told.map(lineOf))
  printer.block('The last one whole, as a webhook would carry it', JSON.stringify(last, undefined, 2).split('\n'))

  const { transactionId } = await readWorkflow(stage, workflowId)
  const change = { previousStatus: 'APPROVED', status: 'SETTLED', sequence: 5 }
  checks.equal('the last event', last?.data, { transactionId, transactionType: 'SEND', ...change, workflowId })
  const journal = await linx.audit.list({ limit: 1_000 })
  const stored = journal.flatMap(({ events }) => events)
  checks.equal('the events in the journal', stored, envelopes())
}
