import { expectNoSmsSecret } from '../check/sms-secrets.ts'
import { RECIPIENT, type SmsCase, TEXT } from '../sms-context.ts'
import { latestOf } from './delivery-cases.ts'
import { expectSend, sendSound } from './send-cases.ts'

const clause = 'AdapterError, SmsMessage MUST NOT log'
const PERSONAL = [RECIPIENT, RECIPIENT.slice(1), TEXT, 'Zx81-secret-of-the-link']

export const smsSecretCases: readonly SmsCase[] = [
  {
    id: 'secrets.accepted',
    title: 'keeps the number, the text and credentials out of what send answers',
    clause,
    run: async ({ open, subject }) => {
      const opened = await open()
      expectNoSmsSecret(subject, PERSONAL, await opened.send(opened.newMessage()), 'the outcome')
    },
  },
  {
    id: 'secrets.refused',
    title: 'keeps secrets out of a rejection even if the peer repeats them',
    clause,
    needs: 'send:refuse-with-secrets',
    run: async ({ open, subject }) => {
      const opened = await open('refuse-with-secrets')
      const outcome = await opened.send(opened.newMessage())
      expectSend(outcome, ['rejected'])
      expectNoSmsSecret(subject, PERSONAL, outcome, 'the rejection')
    },
  },
  {
    id: 'secrets.faults',
    title: 'keeps secrets out of what send answers to every fault',
    clause: 'SmsSendOutcome unknown.cause',
    run: async ({ open, subject }) => {
      for (const fault of subject.faults.filter((name) => name !== 'slow')) {
        const opened = await open(fault)
        expectNoSmsSecret(subject, PERSONAL, await opened.send(opened.newMessage()), `the outcome of ${fault}`)
      }
    },
  },
  {
    id: 'secrets.delivery',
    title: 'keeps secrets out of delivery events',
    clause,
    needs: 'deliveries',
    run: async ({ open, subject }) => {
      const opened = await open()
      await sendSound(opened)
      for (const status of subject.statuses) {
        const events = await opened.deliveriesOf({ news: 'delivery', message: latestOf(opened), status })
        expectNoSmsSecret(subject, PERSONAL, events, `the event ${status}`)
      }
    },
  },
]
