import type { RailAdapter, RailCapabilities } from '@linx/contracts'
import type { SoundPeer } from './sound-peer.ts'

/** A rail with one defect: it proves that the kit sees it. */
export interface BrokenRail {
  readonly defect: string
  /** Spoils a sound rail. */
  breakIt(sound: RailAdapter, peer: SoundPeer): RailAdapter
  /** What it says of itself, where that differs. */
  readonly capabilities?: Partial<RailCapabilities>
  /** Every case that must fail, and no other. */
  readonly fails: readonly string[]
}
