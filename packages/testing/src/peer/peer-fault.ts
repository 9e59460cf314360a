import type { PeerClock } from '../clock/virtual-clock.ts'

/**
 * Ways in which a peer gives no proper answer. `unknown`: says so at once. `time-out`: says so when the caller's signal is
 * aborted. `never`: never, also not then (an adapter that breaks its contract). `throw`: a plain `Error`. `malformed`: an
 * object that is no outcome.
 */
export type PeerFault = 'unknown' | 'time-out' | 'never' | 'throw' | 'malformed'

type UnknownOutcome = { readonly outcome: 'unknown'; readonly cause: string }

const whenAborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

/** Gives the answer that is none. Its type is that of a proper one, as the caller would believe. */
export const answerWithFault = async (fault: PeerFault, signal: AbortSignal): Promise<UnknownOutcome> => {
  switch (fault) {
    case 'unknown':
      return { outcome: 'unknown', cause: 'scripted' }
    case 'time-out':
      await whenAborted(signal)
      return { outcome: 'unknown', cause: 'time-out' }
    case 'never':
      return new Promise(() => {})
    case 'throw':
      throw new Error('The peer broke off, as scripted.')
    case 'malformed':
      return JSON.parse('{"status":"OK"}')
  }
}

/** Waits on the clock, whatever becomes of the caller: an answer that comes too late still comes. */
export const waitOn = (clock: PeerClock, delayMs: number): Promise<void> =>
  delayMs <= 0 ? Promise.resolve() : new Promise((resolve) => void clock.setTimer(resolve, delayMs))
