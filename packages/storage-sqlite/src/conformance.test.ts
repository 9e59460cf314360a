import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStorageConformance } from '@linx/conformance'
import type { StorageAdapter } from '@linx/contracts'
import { afterAll, describe, it } from 'vitest'
import { createSqliteStorage } from './create-sqlite-storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'linx-sqlite-'))
const paths = new WeakMap<StorageAdapter, string>()
let files = 0

const open = (path: string): StorageAdapter => {
  const storage = createSqliteStorage({ path })
  paths.set(storage, path)
  return storage
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

runStorageConformance(
  {
    name: 'sqlite',
    capabilities: { durable: true, sharedByProcesses: true, leaseClock: 'caller' },
    open: () => {
      files += 1
      return open(join(folder, `${files}.db`))
    },
    reopen: (storage) => open(paths.get(storage) ?? ''),
  },
  { describe, it },
)
