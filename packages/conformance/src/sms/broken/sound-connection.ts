import { type SmsAdapter, SmsError, type SmsEvent, type SmsListener } from '@linx/contracts'
import type { SmsNews } from '../sms-fault.ts'
import type { Acknowledgement } from '../sms-subject.ts'
import { createSoundSms } from './sound-sms.ts'
import type { SoundSmsPeer } from './sound-sms-peer.ts'

const eventOf = (news: SmsNews): SmsEvent => {
  if (news.news === 'inbound') return { event: 'inbound', inbound: { from: news.from, to: '12345', text: news.text } }
  const { id, reference = '' } = news.message
  const status = news.news === 'delivery' ? news.status : 'UNDELIVERED'
  const reason = news.news === 'dead-number' ? ({ class: 'permanent-number' } as const) : {}
  return { event: 'delivery', delivery: { providerId: id, reference, status, at: 1_000, ...reason } }
}

/** The sound sender with a connection in memory in place of callbacks. */
export const createSoundConnection = (
  peer: SoundSmsPeer,
): { readonly sms: SmsAdapter; readonly push: (news: SmsNews) => Promise<Acknowledgement> } => {
  const { parseCallback: _callback, parseInbound: _inbound, ...sound } = createSoundSms(peer)
  let listener: SmsListener | undefined
  return {
    sms: {
      ...sound,
      listen: (given) => {
        if (listener !== undefined) {
          throw new SmsError('Expected one listener. Close the first.', {
            code: 'already_listening',
            isRetryable: false,
          })
        }
        listener = given
        return {
          close: async () => {
            if (listener === given) listener = undefined
          },
        }
      },
    },
    push: async (news) => {
      try {
        if (listener === undefined) return 'refused'
        await listener(eventOf(news))
        return 'taken'
      } catch {
        return 'refused'
      }
    },
  }
}
