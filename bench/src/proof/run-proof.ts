import { type ProofPartName, proofParts } from './proof-parts.ts'
import { STORAGE_NAMES, type StorageName } from './proof-storages.ts'
import { formatRows, type ProofRow } from './report.ts'

/** What is proven; no part named: all of them, and no storage: all three. */
export type ProofOptions = { readonly [part in ProofPartName]?: boolean } & {
  readonly storage?: string | undefined
  readonly seed: number
  readonly size: number
}

const PART_NAMES = Object.keys(proofParts) as readonly ProofPartName[]

const storagesOf = ({ storage }: ProofOptions): readonly StorageName[] => {
  if (storage === undefined) return STORAGE_NAMES
  const known = STORAGE_NAMES.filter((name) => name === storage)
  if (known.length > 0) return known
  throw new RangeError(`--storage: expected ${STORAGE_NAMES.join(', ')}, received ${storage}.`)
}

const partsOf = (options: ProofOptions): readonly ProofPartName[] => {
  const named = PART_NAMES.filter((name) => options[name] === true)
  return named.length === 0 ? PART_NAMES : named
}

/** Runs the proof, prints its table and every violation; answers the exit code. */
export const runProof = async (
  options: ProofOptions,
  print: (text: string) => void = (text) => console.log(text),
): Promise<0 | 1> => {
  const { seed, size } = options
  const rows: ProofRow[] = []
  const startedAt = performance.now()
  for (const part of partsOf(options)) {
    for (const storage of storagesOf(options)) {
      for await (const row of proofParts[part]({ storage, seed, size })) {
        rows.push(row)
        print(`${row.proof} on ${row.on}, ${row.what}: ${row.count}, ${row.violations.length} violations`)
        for (const violation of row.violations) print(violation)
      }
    }
  }
  const violations = rows.reduce((sum, row) => sum + row.violations.length, 0)
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  print(`\n${formatRows(rows)}\n\nSeed ${seed}, size ${size}, ${seconds} s: ${violations} violations.`)
  return violations === 0 ? 0 : 1
}
