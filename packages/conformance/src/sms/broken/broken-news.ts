import type { SmsAdapter, SmsDeliveryEvent, SmsInbound } from '@linx/contracts'
import type { BrokenSms } from './broken-sms.ts'
import { signatureOf } from './sound-sms-peer.ts'

const breakEvents =
  (change: (event: SmsDeliveryEvent) => SmsDeliveryEvent) =>
  (sound: SmsAdapter): SmsAdapter => ({
    ...sound,
    parseCallback: async (request) => ((await sound.parseCallback?.(request)) ?? []).map(change),
  })

const breakInbound =
  (change: (inbound: SmsInbound) => SmsInbound) =>
  (sound: SmsAdapter): SmsAdapter => ({
    ...sound,
    parseInbound: async (request) => ((await sound.parseInbound?.(request)) ?? []).map(change),
  })

/** Puts a right signature on what comes, so that the sound adapter believes it. */
const signs =
  (isToBeSigned: (signature: string | undefined) => boolean) =>
  (sound: SmsAdapter): SmsAdapter => {
    const sign = <Request extends Parameters<NonNullable<SmsAdapter['parseCallback']>>[0]>(
      request: Request,
    ): Request =>
      isToBeSigned(request.headers.signature)
        ? { ...request, headers: { ...request.headers, signature: signatureOf(request.rawBody) } }
        : request
    return {
      ...sound,
      parseCallback: async (request) => (await sound.parseCallback?.(sign(request))) ?? [],
      parseInbound: async (request) => (await sound.parseInbound?.(sign(request))) ?? [],
    }
  }

export const trustsEveryone: BrokenSms = {
  defect: 'verifies no signature',
  breakIt: signs(() => true),
  fails: ['callback.forged', 'callback.unsigned', 'callback.tampered', 'callback.both-ways'],
}

export const trustsTheUnsigned: BrokenSms = {
  defect: 'believes what has no signature',
  breakIt: signs((signature) => signature === undefined),
  fails: ['callback.unsigned'],
}

export const verifiesTheHeadOnly: BrokenSms = {
  defect: 'verifies that there is a signature, not what it signs',
  breakIt: signs((signature) => signature?.startsWith('signed') === true),
  fails: ['callback.tampered'],
}

export const throwsOnNoise: BrokenSms = {
  defect: 'throws errors of its parser',
  breakIt: (sound) => ({
    ...sound,
    parseCallback: async (request) => {
      JSON.parse(request.rawBody)
      return (await sound.parseCallback?.(request)) ?? []
    },
  }),
  fails: ['callback.garbled', 'callback.hostile'],
}

export const remembersStatuses: BrokenSms = {
  defect: 'leaves out news that it has told before',
  breakIt: (sound) => {
    const told = new Set<string>()
    return {
      ...sound,
      parseCallback: async (request) => {
        const events = (await sound.parseCallback?.(request)) ?? []
        return events.filter(({ providerId, status }) => {
          const key = `${providerId} ${status}`
          return !told.has(key) && told.add(key).size > 0
        })
      },
    }
  },
  fails: ['delivery.twice', 'delivery.any-order'],
}

export const takesRejectedForSent: BrokenSms = {
  defect: 'takes a rejected message for one that is on its way',
  breakIt: breakEvents((event) => (event.status === 'REJECTED' ? { ...event, status: 'SENT' } : event)),
  fails: ['delivery.rejected', 'delivery.any-order'],
}

export const losesTheIds: BrokenSms = {
  defect: 'tells of deliveries without naming the message',
  breakIt: breakEvents(({ status, at }) => ({ status, at, providerId: 'some message' })),
  fails: ['delivery.matches', 'delivery.after-doubt', 'delivery.own-message', 'delivery.dead-number'],
}

export const inventsNumbers: BrokenSms = {
  defect: 'leaves out the plus of numbers',
  breakIt: breakInbound((inbound) => ({ ...inbound, from: inbound.from.slice(1) })),
  fails: [
    'inbound.read',
    'inbound.stop',
    'inbound.unicode',
    'inbound.emoji',
    'inbound.specials',
    'inbound.extension',
    'inbound.twice',
    'inbound.before-any-send',
  ],
}

export const shoutsTexts: BrokenSms = {
  defect: 'turns inbound texts into capitals',
  breakIt: breakInbound((inbound) => ({ ...inbound, text: inbound.text.toUpperCase() })),
  fails: ['inbound.unicode', 'inbound.emoji', 'inbound.specials', 'inbound.extension'],
}

export const mixesNews: BrokenSms = {
  defect: 'takes every callback for a delivery',
  breakIt: (sound) => ({
    ...sound,
    parseCallback: async (request) => {
      const events = (await sound.parseCallback?.(request)) ?? []
      return events.length > 0 ? events : [{ status: 'DELIVERED', reference: 'none', at: 1_000 }]
    },
  }),
  fails: ['delivery.no-inbound'],
}
