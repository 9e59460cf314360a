import { expectEqual, expectTrue } from '../../kit/expect.ts'
import { REJECTION_CLASSES } from '../check/check-sms-shape.ts'
import type { SmsCase } from '../sms-context.ts'
import { expectOnPhones, expectSend, sendSound } from './send-cases.ts'

const RETRYABLE: ReadonlySet<string> = new Set(['deferred', 'transient'])
const WAIT_MS = 7_000

const classCases: readonly SmsCase[] = REJECTION_CLASSES.map((rejectionClass) => ({
  id: `refusal.${rejectionClass}`,
  title: `calls a refusal of class ${rejectionClass} by its class, sends nothing and does not try again by itself`,
  clause: 'SmsRejectionClass',
  needs: `send:refuse-${rejectionClass}`,
  run: async ({ open }) => {
    const opened = await open(`refuse-${rejectionClass}`)
    const outcome = await opened.send(opened.newMessage())
    expectSend(outcome, ['rejected'])
    if (outcome.outcome !== 'rejected') return
    expectEqual(outcome.class, rejectionClass, 'the class')
    expectEqual(outcome.isRetryable, RETRYABLE.has(rejectionClass), 'isRetryable')
    expectOnPhones(opened, [])
    expectTrue(opened.peer.callCount() <= 1, `One send must be one call, there were ${opened.peer.callCount()}.`)
  },
}))

export const refusalCases: readonly SmsCase[] = [
  ...classCases,
  {
    id: 'refusal.strange',
    title: 'takes a refusal that nobody has heard of for final, and alarms',
    clause: 'SmsRejectionClass compliance',
    needs: 'send:refuse-strangely',
    run: async ({ open }) => {
      const opened = await open('refuse-strangely')
      const outcome = await opened.send(opened.newMessage())
      expectSend(outcome, ['rejected'])
      if (outcome.outcome !== 'rejected') return
      expectEqual([outcome.class, outcome.isRetryable], ['compliance', false], 'class and isRetryable')
      expectOnPhones(opened, [])
    },
  },
  {
    id: 'refusal.wait',
    title: 'passes on how long the provider asks to wait',
    clause: 'SmsSendOutcome rejected.retryAfterMs',
    needs: ['send:rate-limited', 'trait:wait'],
    run: async ({ open }) => {
      const opened = await open('rate-limited')
      const outcome = await opened.send(opened.newMessage())
      expectSend(outcome, ['rejected'])
      expectEqual(outcome.outcome === 'rejected' && outcome.retryAfterMs, WAIT_MS, 'retryAfterMs')
    },
  },
  {
    id: 'refusal.rate-limited',
    title: 'calls a refusal for haste transient and does not try again by itself',
    clause: 'SmsRejectionClass transient',
    needs: 'send:rate-limited',
    run: async ({ open }) => {
      const opened = await open('rate-limited')
      const outcome = await opened.send(opened.newMessage())
      expectSend(outcome, ['rejected'])
      expectEqual(outcome.outcome === 'rejected' && outcome.class, 'transient', 'the class')
      expectOnPhones(opened, [])
      expectEqual(opened.peer.callCount(), 1, 'the calls of the peer')
    },
  },
  {
    id: 'refusal.then-accepted',
    title: 'sends again, when asked, what was refused for a while',
    clause: 'SmsSendOutcome rejected.isRetryable',
    needs: 'send:refuse-transient',
    run: async ({ open }) => {
      const opened = await open('refuse-transient')
      const message = opened.newMessage()
      expectSend(await opened.send(message), ['rejected'])
      expectOnPhones(opened, [await sendSound(opened, message)])
    },
  },
]
