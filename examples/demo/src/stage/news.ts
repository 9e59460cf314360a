import type { EngineEvent, EventEnvelope, TransactionStatusChangedData } from '@linx/engine'
import type { Simulation } from '@linx/testing'
import type { Actor, Printer } from '../output/printer.ts'

/** What happens by itself: messages that arrive, statuses that a transaction takes. */
export interface News {
  /** Prints what has happened since the last time, in its order. */
  print(): void
  envelopes(): readonly EventEnvelope[]
}

type StatusChanged = EngineEvent<'transactions.status-changed', TransactionStatusChangedData>

/** Statuses that the provider brings about. */
const OF_THE_RAIL: readonly string[] = ['APPROVED', 'SETTLED', 'DECLINED']

const actorOf = (status: string): Actor => (OF_THE_RAIL.includes(status) ? 'rail' : 'engine')

/** Listens to the engine and to the phones from now on. */
export const createNews = ({ engine, sms }: Pick<Simulation, 'engine' | 'sms'>, printer: Printer): News => {
  const envelopes: EventEnvelope[] = []
  let waiting: { readonly event: StatusChanged; readonly messagesBefore: number }[] = []
  let printedMessages = sms.sends().length

  engine.events.on('*', ({ businessAccountId: _, ...envelope }) => envelopes.push(envelope))
  engine.events.on('transactions.status-changed', (event) =>
    waiting.push({ event, messagesBefore: sms.sends().length }),
  )

  const printMessages = (end: number): void => {
    for (const { message, at } of sms.sends().slice(printedMessages, end)) {
      printer.step(at, 'phone', `${message.to} receives (${message.kind})`)
      printer.detail(message.body, 'cyan')
    }
    printedMessages = Math.max(printedMessages, end)
  }

  return {
    print: () => {
      for (const { event, messagesBefore } of waiting) {
        printMessages(messagesBefore)
        const { previousStatus, status } = event.data
        const change = previousStatus === null ? status : `${previousStatus} > ${status}`
        printer.step(Date.parse(event.createdAt), actorOf(status), `transaction ${change}`)
      }
      waiting = []
      printMessages(sms.sends().length)
    },
    envelopes: () => [...envelopes],
  }
}
