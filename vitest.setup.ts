import { configureGlobal } from 'fast-check'
import { readSeed } from './scripts/property-seed.ts'

const seed = readSeed(process.env.LINX_SEED)
configureGlobal(seed === undefined ? {} : { seed })
