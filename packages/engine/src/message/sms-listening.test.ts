import type { SmsAdapter, SmsListener } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { createRecordingSms, createVirtualClock } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../create-engine.ts'

/** An adapter with a connection of its own. */
const createTalkingSms = () => {
  const clock = createVirtualClock(1_772_463_600_000)
  let heardBy: SmsListener | undefined
  const sms: SmsAdapter = {
    ...createRecordingSms({ clock }),
    listen: (listener) => {
      heardBy = listener
      return {
        close: async () => {
          heardBy = undefined
        },
      }
    },
  }
  return { sms, clock, listener: () => heardBy }
}

describe('an adapter with a connection of its own', () => {
  it('is listened to from the start to the stop of the worker; what it tells is stored before it is acknowledged', async () => {
    const { sms, clock, listener } = createTalkingSms()
    const engine = createEngine({
      storage: createMemoryStorage(),
      sms,
      rails: [],
      gatewayUrl: 'https://pay.example/l',
      businesses: () => undefined,
      keys: { link: [{ id: 'test', secret: new Uint8Array(32).fill(7) }], data: 'none' },
      clock,
    })
    expect(listener()).toBeUndefined()
    await engine.worker.start()
    await listener()?.({ event: 'inbound', inbound: { from: '+16471234567', to: '12345', text: 'STOP' } })
    expect(await engine.sms.listParked()).toMatchObject([{ inbound: { text: 'STOP' } }])
    await engine.close()
    expect(listener()).toBeUndefined()
  })
})
