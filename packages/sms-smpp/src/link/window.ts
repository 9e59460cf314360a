import { type SmppClock, startWait, type Wait } from './clock.ts'

/** How a wait for a place ended. */
export type Place = 'taken' | 'full' | 'given-up'

/** Places for messages without an answer, given in the order of asking. */
export interface SendWindow {
  take(signal: AbortSignal): Promise<Place>
  /** Must follow each `taken`. */
  release(): void
}

export const createWindow = (clock: SmppClock, places: number, maximumWaiting: number): SendWindow => {
  const waiting = new Set<Wait<Place>>()
  let free = places
  return {
    take: async (signal) => {
      if (signal.aborted) return 'given-up'
      if (free > 0) {
        free -= 1
        return 'taken'
      }
      if (waiting.size >= maximumWaiting) return 'full'
      const giveUp = (): Place => {
        waiting.delete(wait)
        return 'given-up'
      }
      const wait = startWait<Place>({ clock, abort: { signal, value: giveUp } })
      waiting.add(wait)
      return wait.ended
    },
    release: () => {
      const [next] = waiting
      if (next === undefined) {
        free += 1
        return
      }
      waiting.delete(next)
      next.fulfil('taken')
    },
  }
}
