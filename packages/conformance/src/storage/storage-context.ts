import type { StorageAdapter, StorageCapabilities } from '@linx/contracts'
import type { ConformanceCase, Waiver } from '../kit/conformance-case.ts'
import { CATALOG } from './fixtures.ts'

/** The adapter under test, as its author describes it. */
export interface StorageSubject {
  readonly name: string
  /** What the adapter says of itself; cases that need more do not apply. */
  readonly capabilities: StorageCapabilities
  /** Opens an empty store, not migrated; every call another one. */
  open(): Promise<StorageAdapter> | StorageAdapter
  /**
   * Opens the store of an adapter once more, as a restarted process (the first is closed) or a second one (it is not).
   * Required if the adapter is durable or shared by processes.
   */
  readonly reopen?: (storage: StorageAdapter) => Promise<StorageAdapter> | StorageAdapter
  readonly waivers?: readonly Waiver[]
}

/** What a case works with. Everything opened is closed when the case ends. */
export interface StorageContext {
  readonly subject: StorageSubject
  /** An empty store, migrated to the kit's catalog. */
  open(): Promise<StorageAdapter>
  /** An empty store, not migrated. */
  openBare(): Promise<StorageAdapter>
  /** The same store once more, migrated. */
  reopen(storage: StorageAdapter): Promise<StorageAdapter>
}

export type StorageCase = ConformanceCase<StorageContext> & { readonly needs?: 'durable' | 'sharedByProcesses' }

/** Runs a case in a context of its own and closes what it opened. */
export const runStorageCase = async (subject: StorageSubject, each: ConformanceCase<StorageContext>): Promise<void> => {
  const opened: StorageAdapter[] = []
  const track = async (opening: Promise<StorageAdapter> | StorageAdapter): Promise<StorageAdapter> => {
    const storage = await opening
    opened.push(storage)
    return storage
  }
  const migrated = async (storage: StorageAdapter): Promise<StorageAdapter> => {
    await storage.migrate(CATALOG)
    return storage
  }
  const reopen = (storage: StorageAdapter): Promise<StorageAdapter> => {
    if (subject.reopen === undefined) throw new TypeError(`${subject.name} needs \`reopen\` for ${each.id}.`)
    return track(subject.reopen(storage))
  }
  try {
    await each.run({
      subject,
      openBare: () => track(subject.open()),
      open: async () => migrated(await track(subject.open())),
      reopen: async (storage) => migrated(await reopen(storage)),
    })
  } finally {
    for (const storage of opened) await storage.close()
  }
}
