import type { SmsSendOutcome } from '@linx/contracts'
import { expectEqual, expectTrue } from '../../kit/expect.ts'
import type { SmsCase } from '../sms-context.ts'
import type { SmsSendFault } from '../sms-fault.ts'
import { expectOnPhones, expectSend, sendSound } from './send-cases.ts'

interface FaultRow {
  readonly fault: SmsSendFault
  readonly title: string
  readonly allowed: readonly SmsSendOutcome['outcome'][]
  /** Whether the peer took the message. */
  readonly isTaken: boolean
}

const DOUBT = ['unknown'] as const

/** One row for each fault whose answer leaves no more to ask. */
const ROWS: readonly FaultRow[] = [
  {
    fault: 'unreachable',
    title: 'calls a peer that cannot be reached passing, or is in doubt',
    allowed: ['rejected', 'unknown'],
    isTaken: false,
  },
  {
    fault: 'drop-before-commit',
    title: 'is in doubt when the connection breaks after the message was handed over',
    allowed: DOUBT,
    isTaken: false,
  },
  {
    fault: 'drop-after-commit',
    title: 'is in doubt when the peer took the message and gave no answer, and does not send it again',
    allowed: DOUBT,
    isTaken: true,
  },
  { fault: 'server-error', title: 'is in doubt after an error of the peer', allowed: DOUBT, isTaken: true },
  { fault: 'garbage', title: 'is in doubt after an answer that is noise', allowed: DOUBT, isTaken: true },
  { fault: 'empty', title: 'is in doubt after an empty answer', allowed: DOUBT, isTaken: true },
  { fault: 'truncated', title: 'is in doubt after half an answer', allowed: DOUBT, isTaken: true },
  {
    fault: 'flood',
    title: 'is in doubt after an answer that does not end, and stops reading it',
    allowed: DOUBT,
    isTaken: true,
  },
]

const faultCases: readonly SmsCase[] = ROWS.map(({ fault, title, allowed, isTaken }) => ({
  id: `fault.${fault}`,
  title,
  clause: 'SmsSendOutcome unknown',
  needs: `send:${fault}`,
  run: async ({ open }) => {
    const opened = await open(fault)
    const message = opened.newMessage()
    const outcome = await opened.send(message)
    expectSend(outcome, allowed)
    if (outcome.outcome === 'rejected') expectEqual(outcome.class, 'transient', 'the class')
    expectOnPhones(opened, isTaken ? [message] : [])
    expectTrue(opened.peer.callCount() <= 1, `One send must be one call, there were ${opened.peer.callCount()}.`)
  },
}))

const goesOnCase = (fault: SmsSendFault): SmsCase => ({
  id: `fault.goes-on-after-${fault}`,
  title: `sends the next message as if nothing had been, after ${fault}`,
  clause: 'SmsAdapter.send',
  needs: `send:${fault}`,
  run: async ({ open }) => {
    const opened = await open(fault)
    const first = opened.newMessage()
    await opened.send(first)
    const before = opened.peer.messages().length
    const second = opened.newMessage({ body: 'The next one' })
    await sendSound(opened, second)
    expectEqual(
      opened.peer
        .messages()
        .slice(before)
        .map(({ body }) => body),
      [second.body],
      'the next text on a phone',
    )
  },
})

export const sendFaultCases: readonly SmsCase[] = [
  ...faultCases,
  {
    id: 'fault.slow',
    title: 'hangs up when the signal is aborted, and is in doubt',
    clause: 'SmsAdapter.send MUST stop at signal',
    needs: 'send:slow',
    run: async ({ open }) => {
      const opened = await open('slow')
      const message = opened.newMessage()
      const controller = new AbortController()
      const answer = opened.send(message, controller.signal)
      await Promise.race([opened.peer.whenHolding?.(), answer])
      controller.abort()
      expectSend(await answer, ['unknown'])
      expectOnPhones(opened, [message])
    },
  },
  ...(['refuse-permanent-number', 'garbage', 'drop-after-commit'] as const).map(goesOnCase),
  {
    id: 'fault.closed',
    title: 'sends nothing after it was closed, and says so',
    clause: 'SmsAdapter.close',
    run: async ({ open }) => {
      const opened = await open()
      await sendSound(opened)
      if (opened.sms.close === undefined) return
      await opened.sms.close()
      await opened.sms.close()
      const outcome = await opened.send(opened.newMessage())
      expectSend(outcome, ['rejected'])
      expectEqual(opened.peer.messages().length, 1, 'the messages on phones')
    },
  },
]
