import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { RailError } from '@linx/contracts'
import type { AchStore } from './ach-store.ts'
import { type DurableFileSystem, nodeFileSystem } from './durable-file-system.ts'

export interface DirectoryStoreOptions {
  /** On a local disk that knows hard links; made if it is not there. */
  readonly directory: string
  /** Default: the disk. For tests of crashes. */
  readonly fileSystem?: DurableFileSystem
}

const PATH = /^([A-Za-z0-9_-][A-Za-z0-9._-]*\/){1,2}[A-Za-z0-9_-][A-Za-z0-9._-]*$/

/** Where documents are written before they get their names; what a crash leaves there may be removed. */
const DRAFTS = 'drafts'

/**
 * A store of files. A document is written under another name, synced and then linked to its own, which fails if that is taken: what is
 * there is whole, and it is there once. Shared by the processes of one machine.
 */
export const createDirectoryStore = ({ directory, fileSystem = nodeFileSystem }: DirectoryStoreOptions): AchStore => {
  const ready = new Set<string>()

  const makeFolder = async (folder: string): Promise<void> => {
    if (ready.has(folder)) return
    await fileSystem.makeFolder(folder)
    for (let above = dirname(folder); above.length >= directory.length; above = dirname(above)) {
      await fileSystem.syncFolder(above)
    }
    ready.add(folder)
  }

  const checkPath = (path: string): string => {
    if (PATH.test(path)) return join(directory, path)
    const message = `Expected a path of one or two folders and a name, received ${JSON.stringify(path)}.`
    throw new RailError(message, { code: 'store_path', isRetryable: false })
  }

  return {
    create: async (path, content) => {
      const target = checkPath(path)
      const draft = join(directory, DRAFTS, randomUUID())
      await makeFolder(join(directory, DRAFTS))
      await makeFolder(dirname(target))
      await fileSystem.write(draft, content)
      await fileSystem.syncFile(draft)
      const isNew = await fileSystem.link(draft, target)
      await fileSystem.syncFolder(dirname(target))
      await fileSystem.remove(draft)
      return isNew
    },
    read: (path) => fileSystem.read(checkPath(path)),
    list: async (folder) => (await fileSystem.list(join(directory, folder))).toSorted(),
  }
}
