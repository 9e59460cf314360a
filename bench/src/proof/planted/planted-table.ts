import type { Plant } from '../races/run-race.ts'
import {
  type Hunt,
  huntByDeaths,
  huntByRace,
  huntCopies,
  huntLateConfirmations,
  huntLostWebhooks,
  huntNewReferences,
  huntReusedCodes,
  huntSharedKeys,
  huntTextsAfterStop,
} from './hunts.ts'
import {
  withoutExpiry,
  withoutFences,
  withoutIntent,
  withoutOptOuts,
  withoutRetries,
  withoutReversals,
  withoutTenantsInKeys,
  withoutUsedCodes,
  withoutVersions,
} from './planted-storages.ts'

/** A bug that somebody could make, and what must notice it. */
export interface PlantedBug {
  readonly name: string
  readonly plant: Plant
  readonly hunt: Hunt
  /** The invariant that must be violated. */
  readonly caughtBy: string
}

const none: Plant = (storage) => storage

/** The ten bugs, one a row. */
export const plantedTable: readonly PlantedBug[] = [
  { name: 'commit after the call', plant: withoutIntent, hunt: huntByDeaths, caughtBy: 'INV1' },
  { name: 'new reference on a retry', plant: none, hunt: huntNewReferences, caughtBy: 'INV1' },
  { name: 'read, then write', plant: withoutVersions, hunt: huntByRace('confirm × cancel'), caughtBy: 'INV6' },
  { name: 'expiry outside of the commit', plant: withoutExpiry, hunt: huntLateConfirmations, caughtBy: 'INV2' },
  { name: 'no fences', plant: withoutFences, hunt: huntCopies, caughtBy: 'INV4' },
  { name: 'outbox row dropped on 4xx', plant: withoutRetries, hunt: huntLostWebhooks, caughtBy: 'INV3' },
  {
    name: 'reversal counted twice',
    plant: withoutReversals,
    hunt: huntByRace('two reversals of one payment'),
    caughtBy: 'INV5',
  },
  { name: 'key of another tenant', plant: withoutTenantsInKeys, hunt: huntSharedKeys, caughtBy: 'INV9' },
  { name: 'one-time code good twice', plant: withoutUsedCodes, hunt: huntReusedCodes, caughtBy: 'INV13' },
  { name: 'reminder after an opt-out', plant: withoutOptOuts, hunt: huntTextsAfterStop, caughtBy: 'INV7' },
]
