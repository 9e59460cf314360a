import { join } from 'node:path'
import type { StorageAdapter } from '@linx/contracts'
import { createPostgresStorage } from '@linx/storage-postgres'
import { createSqliteStorage } from '@linx/storage-sqlite'

/** Where the processes of a round keep what must survive them. */
export type KillStore =
  | { readonly storage: 'sqlite' }
  | { readonly storage: 'postgres'; readonly connectionString: string }

/** What a process of a round is told. */
export interface RoundOptions {
  /** Of the ledger, and of a SQLite file. */
  readonly folder: string
  readonly store: KillStore
  /** Names the round: lower case and digits. */
  readonly name: string
  readonly workflows: number
  /** When the round began, for its clock. */
  readonly startedAt: number
}

/** One character on its standard output when a process of a round is ready, and one for each entry that it adds to the ledger. */
export const PROGRESS = '.'

/**
 * The store of the round. Leases on PostgreSQL are judged by the clock of the processes, which is faster than that of the database.
 */
export const openStore = ({ folder, store, name }: RoundOptions): StorageAdapter =>
  store.storage === 'sqlite'
    ? createSqliteStorage({ path: join(folder, 'linx.db') })
    : createPostgresStorage({ connectionString: store.connectionString, schema: name, leaseClock: 'caller' })

export const ledgerPath = ({ folder }: RoundOptions): string => join(folder, 'ledger.jsonl')
