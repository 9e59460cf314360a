import type { SmsAdapter, SmsEvent, SmsListener } from '@linx/contracts'
import type { Clock } from '@linx/engine'
import { business } from '../business/business.ts'
import type { HostStore } from '../host/host-store.ts'

/** An SMS provider whose phones are on the page `/phone`. */
export interface PhoneSms extends SmsAdapter {
  /** A text from a phone to the business; resolves once the engine has taken it in, or at once while the engine does not listen. */
  reply(phoneNumber: string, text: string): Promise<void>
}

/** Tells one event after the other, and tells again what was not taken in. */
const createTeller = () => {
  const waiting: SmsEvent[] = []
  let listener: SmsListener | undefined
  let telling: Promise<void> = Promise.resolve()

  const tellAll = async (): Promise<void> => {
    for (let next = waiting[0]; next !== undefined && listener !== undefined; next = waiting[0]) {
      await listener(next)
      waiting.shift()
    }
  }
  const tell = (): Promise<void> => {
    telling = telling.then(tellAll).catch(() => undefined)
    return telling
  }

  return {
    add: (event: SmsEvent): Promise<void> => {
      waiting.push(event)
      return tell()
    },
    listen: (given: SmsListener) => {
      listener = given
      void tell()
      return {
        close: () => {
          listener = undefined
          return telling
        },
      }
    },
  }
}

export const createPhoneSms = (store: HostStore, clock: Clock): PhoneSms => {
  const teller = createTeller()
  return {
    specificationVersion: 'v1',
    name: 'phone-page',
    capabilities: {
      idempotent: false,
      deliveryReports: true,
      inbound: true,
      alphanumericSender: true,
      maximumBodyCharacters: 1_600,
    },
    send: async ({ to, body, reference }) => {
      const at = clock.now()
      const { id } = store.keepMessage({ phoneNumber: to, direction: 'received', body, reference, at })
      const providerId = `phone-${id}`
      setImmediate(() =>
        teller.add({ event: 'delivery', delivery: { providerId, reference, status: 'DELIVERED', at } }),
      )
      return { outcome: 'accepted', providerId }
    },
    listen: teller.listen,
    reply: (phoneNumber, body) => {
      const { id } = store.keepMessage({ phoneNumber, direction: 'sent', body, at: clock.now() })
      const inbound = { from: phoneNumber, to: business.name, text: body, providerId: `phone-${id}` }
      return teller.add({ event: 'inbound', inbound })
    },
  }
}
