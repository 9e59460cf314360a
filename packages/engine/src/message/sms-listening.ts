import type { SmsListening } from '@linx/contracts'
import type { EngineParts } from '../engine-parts.ts'
import type { Worker } from '../worker/create-worker.ts'
import { takeSmsEvent } from './sms.ts'

/** The worker, with an open ear for adapters that have a connection of their own (SMPP): from its start to its stop. */
export const listenWhileRunning = (parts: EngineParts, worker: Worker): Worker => {
  let listening: SmsListening | undefined
  return {
    ...worker,
    start: async () => {
      await worker.start()
      listening ??= parts.sms.listen?.(async (event) => {
        await takeSmsEvent(parts, event)
      })
    },
    stop: async (options) => {
      const open = listening
      listening = undefined
      await open?.close()
      return worker.stop(options)
    },
  }
}
