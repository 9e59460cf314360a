import { configureGlobal } from 'fast-check'

/** Of every property test that names no seed of its own, so that a build fails only when something changed. */
const SEED = 20_260_302

/** `LINX_SEED`: a number, or `random` for another one in each run. fast-check prints the seed of a failure. */
const chosen = process.env.LINX_SEED ?? String(SEED)

if (!/^(random|-?\d{1,10})$/.test(chosen))
  throw new Error(`LINX_SEED: expected a whole number or random, got ${chosen}.`)
configureGlobal(chosen === 'random' ? {} : { seed: Number(chosen) })
