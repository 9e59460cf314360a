import { expectEqual } from '../../kit/expect.ts'
import type { SmsCase } from '../sms-context.ts'
import { latestOf } from './delivery-cases.ts'
import { sendSound } from './send-cases.ts'

const clause = 'SmsInbound'
const PHONE = '+14165550123'

const INBOUND_TEXTS: { readonly [topic: string]: { readonly title: string; readonly text: string } } = {
  stop: { title: 'STOP', text: 'STOP' },
  unicode: { title: 'a text in other alphabets', text: 'ARRÊT, стоп, 停止' },
  emoji: { title: 'characters beyond the first plane', text: '🛑 no more 🙏🏾' },
  specials: { title: 'characters that mean something to protocols', text: 'a&b=c+d%20e;f?g#h "i" \\ <j>' },
  extension: { title: 'the characters of the GSM extension', text: '[x] {y} ~ ^ | € \\' },
}

const textCasesOfTable: readonly SmsCase[] = Object.entries(INBOUND_TEXTS).map(([topic, { title, text }]) => ({
  id: `inbound.${topic}`,
  title: `reads ${title} as it was written`,
  clause: 'SmsInbound.text',
  needs: 'inbound',
  run: async ({ open }) => {
    const opened = await open()
    const inbound = await opened.inboundOf({ news: 'inbound', from: PHONE, text })
    expectEqual(
      inbound.map((each) => each.text),
      [text],
      'the texts',
    )
  },
}))

export const inboundCases: readonly SmsCase[] = [
  {
    id: 'inbound.read',
    title: 'reads who wrote, in E.164',
    clause: 'SmsInbound.from',
    needs: 'inbound',
    run: async ({ open }) => {
      const opened = await open()
      const inbound = await opened.inboundOf({ news: 'inbound', from: PHONE, text: 'HELP' })
      expectEqual(
        inbound.map(({ from }) => from),
        [PHONE],
        'who wrote',
      )
    },
  },
  ...textCasesOfTable,
  {
    id: 'inbound.twice',
    title: 'reads the same text twice alike',
    clause,
    needs: 'inbound',
    run: async ({ open }) => {
      const opened = await open()
      const news = { news: 'inbound', from: PHONE, text: 'START' } as const
      const [first, second] = [await opened.inboundOf(news), await opened.inboundOf(news)]
      const line = ({ from, to, text }: (typeof first)[number]) => ({ from, to, text })
      expectEqual(second.map(line), first.map(line), 'the second reading')
    },
  },
  {
    id: 'inbound.before-any-send',
    title: 'hears a phone also before anything was sent, and after',
    clause,
    needs: 'inbound',
    run: async ({ open }) => {
      const opened = await open()
      const news = { news: 'inbound', from: PHONE, text: 'STOP' } as const
      expectEqual((await opened.inboundOf(news)).length, 1, 'the messages before a send')
      await sendSound(opened)
      expectEqual((await opened.inboundOf(news)).length, 1, 'the messages after a send')
    },
  },
  {
    id: 'inbound.no-delivery',
    title: 'takes a delivery report for no text from a phone',
    clause: 'SmsAdapter.parseInbound none if it is about something else',
    needs: ['inbound', 'deliveries'],
    run: async ({ open, subject }) => {
      const opened = await open()
      await sendSound(opened)
      const [status = 'DELIVERED'] = subject.statuses
      expectEqual(await opened.inboundOf({ news: 'delivery', message: latestOf(opened), status }), [], 'the messages')
    },
  },
]
