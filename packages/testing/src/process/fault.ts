import type { StorageFault } from '../storage/faulty-storage.ts'

/** What becomes of one call to a peer: an SMS provider, a rail or an endpoint. */
interface PeerFateRow {
  /** How often the peer does what it was asked. */
  readonly timesDone: 0 | 1 | 2
  /** What the caller gets. `late`: the answer, behind the caller's deadline. */
  readonly ending: 'answer' | 'nothing' | 'late' | 'die'
}

/** Every fate of a call, one a row. `answer-twice`: the network doubles the request, and the caller gets the second answer. */
export const PEER_FATES = {
  'die-before': { timesDone: 0, ending: 'die' },
  'die-after': { timesDone: 1, ending: 'die' },
  'lose-request': { timesDone: 0, ending: 'nothing' },
  'lose-answer': { timesDone: 1, ending: 'nothing' },
  'answer-twice': { timesDone: 2, ending: 'answer' },
  'answer-late': { timesDone: 1, ending: 'late' },
} as const satisfies { readonly [fate: string]: PeerFateRow }

export type PeerFate = keyof typeof PEER_FATES

/** What happens at which call to a peer, counted from 1 over all peers. */
export interface PeerCallFault {
  readonly place: 'peer'
  readonly kind: PeerFate
  readonly call: number
}

/** At which timer that fires, counted from 1, the process dies: before its callback, or right after it. */
export interface TimerFault {
  readonly place: 'timer'
  readonly kind: 'die-before' | 'die-after'
  readonly call: number
}

/** Everything that can be planned to go wrong in a process. */
export type Fault = StorageFault | PeerCallFault | TimerFault

const isPlace =
  <Place extends 'peer' | 'timer'>(place: Place) =>
  (fault: Fault): fault is Extract<Fault, { readonly place: Place }> =>
    fault.place === place

export const peerFaultsOf = (plan: readonly Fault[]): readonly PeerCallFault[] => plan.filter(isPlace('peer'))

export const timerFaultsOf = (plan: readonly Fault[]): readonly TimerFault[] => plan.filter(isPlace('timer'))

export const storageFaultsOf = (plan: readonly Fault[]): readonly StorageFault[] =>
  plan.filter((fault): fault is StorageFault => fault.place === undefined || fault.place === 'storage')

/** `peer answer-late 3`, for reports. */
export const describeFault = (fault: Fault): string =>
  `${fault.place ?? 'storage'} ${fault.kind} ${'verb' in fault && fault.verb !== undefined ? `${fault.verb} ` : ''}${fault.call}`
