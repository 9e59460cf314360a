/** Of every property test that names no seed of its own, so that a build fails only when something changed. */
export const SEED = 20_260_302

/** The seed that `LINX_SEED` asks for; `undefined` for `random`, which is another one in each run. Throws for what is neither. */
export const readSeed = (chosen: string = String(SEED)): number | undefined => {
  if (chosen === 'random') return undefined
  if (!/^-?\d{1,10}$/.test(chosen)) throw new Error(`LINX_SEED: expected a whole number or random, received ${chosen}.`)
  return Number(chosen)
}
