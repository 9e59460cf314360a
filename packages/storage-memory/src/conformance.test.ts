import { runStorageConformance } from '@linx/conformance'
import { describe, it } from 'vitest'
import { createMemoryStorage } from './create-memory-storage.ts'

runStorageConformance(
  {
    name: 'memory',
    capabilities: { durable: false, sharedByProcesses: false, leaseClock: 'caller' },
    open: () => createMemoryStorage(),
  },
  { describe, it },
)
