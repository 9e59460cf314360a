import type { Client } from 'pg'
import { phoneOf } from '../scale/parties.ts'
import { type MultiplySizes, multiplyStatements } from './multiply-statements.ts'
import { stockNameOf } from './stock-names.ts'

const PERSONS_A_STATEMENT = 10_000
const PROGRESS_EVERY = 10

const putPersons = async (client: Client, statement: string, persons: number): Promise<void> => {
  for (let first = 0; first < persons; first += PERSONS_A_STATEMENT) {
    const numbers = Array.from({ length: Math.min(PERSONS_A_STATEMENT, persons - first) }, (_, place) => first + place)
    const names = numbers.map(stockNameOf)
    await client.query(statement, [
      numbers,
      names.map(({ firstName }) => firstName),
      names.map(({ lastName }) => lastName),
      names.map(({ primaryEmail }) => primaryEmail),
      numbers.map(phoneOf),
    ])
  }
}

export interface MultiplyOrder extends MultiplySizes {
  readonly schema: string
  /** How many there are in the end of each session: itself, and its copies. */
  readonly times: number
}

/**
 * Copies the sessions of a schema inside the database: an engine would take most of an hour for a million. A copy has an id, a person and an
 * instant of its own, between those of the originals, and all that was stored with it: request, link, words, journal entry, timers. Works
 * only where nothing is sealed.
 */
export const multiplySessions = async (
  client: Client,
  { schema, customers, stepMs, times }: MultiplyOrder,
): Promise<void> => {
  const statements = multiplyStatements(schema, { customers, stepMs })
  await client.query('SET synchronous_commit = off')
  for (const statement of statements.prepare) await client.query(statement)
  await putPersons(client, statements.putPersons, customers * times)
  await client.query('ANALYZE person, original, original_party, original_task')
  for (let copy = 1; copy < times; copy += 1) {
    for (const statement of statements.copy(copy)) await client.query(statement)
    if (copy % PROGRESS_EVERY === 0) console.error(`${copy} of ${times - 1} copies of the sessions`)
  }
}
