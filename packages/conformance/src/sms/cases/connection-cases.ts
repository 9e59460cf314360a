import { SmsError, type SmsEvent } from '@linx/contracts'
import { ConformanceFailure, expectEqual, expectTrue } from '../../kit/expect.ts'
import type { SmsCase } from '../sms-context.ts'
import type { SmsNews } from '../sms-fault.ts'
import { sendSound } from './send-cases.ts'

const STOP: SmsNews = { news: 'inbound', from: '+14165550123', text: 'STOP' }
const needs = ['connection', 'inbound']

export const connectionCases: readonly SmsCase[] = [
  {
    id: 'connection.acknowledges-after-storing',
    title: 'acknowledges an event only after the listener stored it',
    clause: 'SmsAdapter.listen MUST acknowledge only after the listener resolved',
    needs,
    run: async ({ open }) => {
      const opened = await open()
      await sendSound(opened)
      const order: string[] = []
      const { promise: called, resolve: tellCalled } = Promise.withResolvers<void>()
      const { promise: stored, resolve: store } = Promise.withResolvers<void>()
      await opened.listen(async () => {
        tellCalled()
        await stored
        order.push('stored')
      })
      const acknowledged = opened.push(STOP).then((answer) => order.push(answer))
      await called
      await sendSound(opened)
      expectEqual(order, [], 'what happened before the event was stored')
      store()
      await acknowledged
      expectEqual(order, ['stored', 'taken'], 'the order')
    },
  },
  {
    id: 'connection.refuses-what-is-not-stored',
    title: 'lets the provider tell again what the listener could not store',
    clause: 'SmsAdapter.listen MUST let the provider tell it again if the listener rejected',
    needs,
    run: async ({ open }) => {
      const opened = await open()
      await sendSound(opened)
      const heard: SmsEvent[] = []
      await opened.listen(async (event) => {
        heard.push(event)
        if (heard.length === 1) throw new Error('The storage is away.')
      })
      expectEqual([await opened.push(STOP), await opened.push(STOP)], ['refused', 'taken'], 'the acknowledgements')
      expectEqual(heard.length, 2, 'the events')
    },
  },
  {
    id: 'connection.survives-a-throw',
    title: 'refuses an event when the listener throws at once, and goes on',
    clause: 'SmsListener',
    needs,
    run: async ({ open }) => {
      const opened = await open()
      await sendSound(opened)
      await opened.listen(() => {
        throw new Error('at once')
      })
      expectEqual(await opened.push(STOP), 'refused', 'the acknowledgement')
      await sendSound(opened)
    },
  },
  {
    id: 'connection.one-listener',
    title: 'refuses a second listener',
    clause: 'SmsError already_listening',
    needs: 'connection',
    run: async ({ open }) => {
      const { sms } = await open()
      try {
        sms.listen?.(async () => undefined)
      } catch (error) {
        expectTrue(error instanceof SmsError && error.code === 'already_listening', `Threw ${String(error)}.`)
        return
      }
      throw new ConformanceFailure('Expected already_listening, but nothing was thrown.')
    },
  },
  {
    id: 'connection.closed-ear',
    title: 'calls no listener that was closed, and refuses what comes then',
    clause: 'SmsListening.close',
    needs,
    run: async ({ open }) => {
      const opened = await open()
      await sendSound(opened)
      let calls = 0
      const listening = await opened.listen(async () => {
        calls += 1
      })
      expectEqual(await opened.push(STOP), 'taken', 'the acknowledgement')
      await listening.close()
      expectEqual(await opened.push(STOP), 'refused', 'the acknowledgement after closing')
      expectEqual(calls, 1, 'the calls of the listener')
    },
  },
]
