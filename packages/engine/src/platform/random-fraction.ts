import type { IdSource } from './id-source.ts'

const RANDOM_RANGE = 2 ** 32

/** A random number in [0, 1), for jitter. */
export const randomFraction = (ids: Pick<IdSource, 'randomBytes'>): number =>
  new DataView(ids.randomBytes(4).buffer as ArrayBuffer).getUint32(0) / RANDOM_RANGE
