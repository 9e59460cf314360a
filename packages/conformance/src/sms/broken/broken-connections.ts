import type { SmsAdapter, SmsEvent, SmsListener } from '@linx/contracts'
import type { BrokenSms } from './broken-sms.ts'

/** Spoils what comes between the sound adapter and the listener. */
const breakListener =
  (change: (listener: SmsListener) => SmsListener) =>
  (sound: SmsAdapter): SmsAdapter => ({
    ...sound,
    listen: (listener) => {
      const listening = sound.listen?.(change(listener))
      if (listening === undefined) throw new TypeError('The sound adapter listens.')
      return listening
    },
  })

export const acknowledgesTooEarly: BrokenSms = {
  defect: 'acknowledges before the listener stored the event',
  breakIt: breakListener((listener) => async (event) => {
    void Promise.resolve(event)
      .then(listener)
      .catch(() => undefined)
  }),
  fails: [
    'connection.acknowledges-after-storing',
    'connection.refuses-what-is-not-stored',
    'connection.survives-a-throw',
  ],
}

export const swallowsFailures: BrokenSms = {
  defect: 'acknowledges what the listener could not store',
  breakIt: breakListener((listener) => async (event) => {
    try {
      await listener(event)
    } catch {}
  }),
  fails: ['connection.refuses-what-is-not-stored', 'connection.survives-a-throw'],
}

export const neverHangsUp: BrokenSms = {
  defect: 'goes on calling a listener that was closed',
  breakIt: (sound) => {
    const listeners: SmsListener[] = []
    sound.listen?.(async (event: SmsEvent) => listeners.at(-1)?.(event))
    return {
      ...sound,
      listen: (listener) => {
        listeners.push(listener)
        return { close: async () => undefined }
      },
    }
  },
  fails: ['connection.one-listener', 'connection.closed-ear'],
}
