import type { CommitResult, EncodedBatch } from '@linx/contracts'
import type { Database } from './database/database.ts'
import { writeJournal } from './journal.ts'
import type { RecordCache } from './record/record-cache.ts'
import { checkRecords, writeRecords } from './record/write-records.ts'
import { putTasks, settleTasks } from './task/write-tasks.ts'
import { checkClaims, writeClaims } from './unique-keys.ts'

/**
 * Checks a batch, then writes it, inside the transaction of its group. A conflict is found before the first write, so the
 * batches beside it need no savepoint (measured: the checks cost less than savepoints, which copy every page they touch).
 */
export const commitBatch = (database: Database, cache: RecordCache, batch: EncodedBatch): CommitResult => {
  const existing = checkClaims(database, batch)
  if (existing !== undefined) return { committed: false, conflict: { reason: 'unique', existing } }
  const check = checkRecords(cache, batch)
  if (check.conflict !== undefined) return { committed: false, conflict: { reason: 'version', ...check.conflict } }
  const lost = settleTasks(database, batch)
  if (lost !== undefined) return { committed: false, conflict: { reason: 'fence', key: lost } }

  writeClaims(database, batch)
  writeRecords(database, cache, check.records)
  writeJournal(database, batch)
  return { committed: true, leased: putTasks(database, batch) }
}
