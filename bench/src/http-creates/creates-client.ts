import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** So many creations, so many of them at a time. */
export interface CreatesLoad {
  readonly creates: number
  readonly inFlight: number
}

/** What the client's thread is told. */
export interface CreatesOrder extends CreatesLoad {
  readonly origin: string
}

/** Sends creations from a thread of its own, so that sending costs the server nothing but the processor. */
export interface CreatesClient {
  /** Resolves with the milliseconds that it took; rejects if one of them was not created. */
  send(order: CreatesOrder): Promise<number>
  stop(): Promise<unknown>
}

export const startClient = (): CreatesClient => {
  const worker = new Worker(new URL('send-creates.ts', import.meta.url))
  return {
    send: async (order) => {
      worker.postMessage(order)
      const [elapsedMs] = await once(worker, 'message')
      return elapsedMs
    },
    stop: () => worker.terminate(),
  }
}
