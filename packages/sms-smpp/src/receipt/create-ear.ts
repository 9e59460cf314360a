import { SmsError, type SmsEvent, type SmsListener, type SmsListening } from '@linx/contracts'

/** Where events go: one listener at a time. */
export interface Ear {
  listen(listener: SmsListener): SmsListening
  /** `true` once the listener stored it; `false` if it is to be told again. */
  hear(event: SmsEvent): Promise<boolean>
}

/** The SMSC keeps what it is told to send again, so the process need not. */
const MAXIMUM_PENDING = 100

export const createEar = (): Ear => {
  let current: { readonly listener: SmsListener } | undefined
  let pending = 0
  return {
    listen: (listener) => {
      if (current !== undefined) {
        throw new SmsError('Expected no listener, there is one already. Close it first.', {
          code: 'already_listening',
          isRetryable: false,
        })
      }
      const mine = { listener }
      current = mine
      return {
        close: async () => {
          if (current === mine) current = undefined
        },
      }
    },
    hear: async (event) => {
      if (current === undefined || pending >= MAXIMUM_PENDING) return false
      pending += 1
      try {
        await current.listener(event)
        return true
      } catch {
        return false
      } finally {
        pending -= 1
      }
    },
  }
}
