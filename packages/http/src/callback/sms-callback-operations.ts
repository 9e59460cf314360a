import { SmsError } from '@linx/contracts'
import type { Sms } from '@linx/engine'
import type { ProblemName } from '../answer/problem-table.ts'
import { type Operation, type PublicCall, publicOperation } from '../operation/operation.ts'

/** What an SMS provider tells: what became of a message, or what a phone sent. */
interface SmsNewsRow {
  readonly kind: 'status' | 'inbound'
  readonly operationId: string
  readonly summary: string
  readonly isRead: (sms: Sms) => boolean
  readonly receive: (sms: Sms) => Sms['receiveCallback']
}

const newsTable: readonly SmsNewsRow[] = [
  {
    kind: 'status',
    operationId: 'receiveSmsStatus',
    summary: 'Take in what became of an SMS',
    isRead: ({ readsCallbacks }) => readsCallbacks,
    receive: ({ receiveCallback }) => receiveCallback,
  },
  {
    kind: 'inbound',
    operationId: 'receiveSms',
    summary: 'Take in an SMS of a phone: STOP, START, HELP, or a text for the business',
    isRead: ({ readsInbound }) => readsInbound,
    receive: ({ receiveInbound }) => receiveInbound,
  },
]

const problemOf = (error: unknown): ProblemName => {
  if (!(error instanceof SmsError) || error.isRetryable) throw error
  return error.code === 'callback_not_verified' ? 'callbackNotVerified' : 'callbackUnreadable'
}

const take = async ({ isRead, receive }: SmsNewsRow, call: PublicCall) => {
  const { sms } = call.engine
  if (call.parameters.name !== sms.name || !isRead(sms)) return { problem: 'unknownPath' } as const
  const { url, headers, rawBody } = call
  try {
    await receive(sms)({ url, headers, rawBody: new TextDecoder().decode(rawBody) })
    return { status: 204, body: undefined }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

/** `{name}` is that of the SMS adapter. The answer is empty: providers that take an answer for a text to send get none. */
export const smsCallbackOperations: readonly Operation[] = newsTable.map((row) =>
  publicOperation({
    operationId: row.operationId,
    tag: 'Provider callbacks',
    summary: row.summary,
    method: 'POST',
    path: `/callbacks/sms/{name}/${row.kind}`,
    takesBody: true,
    success: { status: 204, description: 'Taken in.' },
    problems: ['callbackUnreadable', 'callbackNotVerified', 'unknownPath'],
    handle: (call) => take(row, call),
  }),
)
