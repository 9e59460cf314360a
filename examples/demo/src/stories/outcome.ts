import { findViolations, observeSimulation } from '@linx/testing'
import type { Stage } from '../stage/create-stage.ts'
import { readWorkflow } from '../stage/send-request.ts'
import type { Story } from './story.ts'

const HEADING = ['Customer', 'Workflow', 'SMS', 'Transaction', 'Money']

/** What is stored about one story. */
const rowOf = async (stage: Stage, { person, workflowId }: Story): Promise<readonly string[]> => {
  const { status, transactionId } = await readWorkflow(stage, workflowId)
  const smsCount = String(stage.sms.messagesTo(person.phoneNumber).length)
  if (transactionId === undefined) return [person.name, status, smsCount, '-', '-']
  const { checks, linx } = stage
  const transaction = checks.valueOf('the transaction', await linx.transactions.get(transactionId))
  const card = await linx.financialAccounts.get(transaction.creditFinancialAccountId)
  const { maskedAccountNumber } = checks.valueOf('the card', card)
  const money = `${transaction.amount} ${transaction.currency} to card ${maskedAccountNumber}`
  return [person.name, status, smsCount, transaction.latestStatus.status, money]
}

const decimal = (minor: bigint): string => {
  const digits = String(minor).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The table at the end. `expectedMoney`: what has to have left the business, `336.25`. */
export const showOutcome = async (stage: Stage, stories: readonly Story[], expectedMoney: string): Promise<void> => {
  const { checks, engine, printer, rails, sms } = stage
  const rows = await Promise.all(stories.map((story) => rowOf(stage, story)))
  printer.table('The outcome, read by a second engine that opened the same file', [HEADING, ...rows])
  checks.equal('the table', rows, [
    ['John Doe', 'COMPLETED', '4', 'SETTLED', '256.25 USD to card ******4242'],
    ['Priya Patel', 'DECLINED', '1', '-', '-'],
    ['Samuel Okafor', 'EXPIRED', '4', '-', '-'],
    ['Lucia Torres', 'COMPLETED', '4', 'SETTLED', '80.00 USD to card ******8210'],
  ])

  const moved = rails['push-to-card']
    .ledger()
    .totals()
    .map(({ currency, netMinor }) => `${decimal(netMinor)} ${currency}`)
  checks.equal('money that the rail has moved', moved, [`${expectedMoney} USD`])
  const { queuedTasks, parkedTasks } = await engine.worker.stats()
  checks.equal('tasks left', { queuedTasks, parkedTasks }, { queuedTasks: 0, parkedTasks: 0 })
  const references = sms.sends().map(({ message }) => message.reference)
  checks.equal('messages that were sent twice', references.length - new Set(references).size, 0)
  checks.equal('violated invariants', await findViolations(observeSimulation(stage, stage.storage)), [])
  printer.block(
    `The rail has moved ${moved.join(', ')}; ${references.length} SMS, none twice; nothing is left to do.`,
    [],
  )
}
