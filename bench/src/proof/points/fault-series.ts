import { type Fault, PEER_FATES, type PeerFate } from '@linx/testing'

/** One kind of fault, at any call. */
export interface FaultSeries {
  readonly at: (call: number) => Fault
}

const peerFates = Object.keys(PEER_FATES) as readonly PeerFate[]

/** Deaths at the storage; one after a read is one before the next call. */
export const storageDeaths: readonly FaultSeries[] = [
  { at: (call) => ({ kind: 'die-before', call }) },
  { at: (call) => ({ kind: 'die-after', verb: 'commit', call }) },
  { at: (call) => ({ kind: 'die-after', verb: 'claim', call }) },
]

/** Deaths right before and right after a peer did what it was asked. */
export const peerDeaths: readonly FaultSeries[] = [
  { at: (call) => ({ place: 'peer', kind: 'die-before', call }) },
  { at: (call) => ({ place: 'peer', kind: 'die-after', call }) },
]

const timerDeaths: readonly FaultSeries[] = [
  { at: (call) => ({ place: 'timer', kind: 'die-before', call }) },
  { at: (call) => ({ place: 'timer', kind: 'die-after', call }) },
]

/** A storage that fails once, or whose request or answer is lost; nobody dies. */
const failureSeries: readonly FaultSeries[] = [
  { at: (call) => ({ kind: 'fail-once', call }) },
  { at: (call) => ({ kind: 'lose-request', verb: 'commit', call }) },
  { at: (call) => ({ kind: 'lose-answer', verb: 'commit', call }) },
]

/** Every fault that can be at a call, one a row. */
export const everySeries: readonly FaultSeries[] = [
  ...storageDeaths,
  ...timerDeaths,
  ...failureSeries,
  ...peerFates.map((kind): FaultSeries => ({ at: (call) => ({ place: 'peer', kind, call }) })),
]
