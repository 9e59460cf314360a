import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { RailError } from '@linx/contracts'
import { type DurableFileSystem, nodeFileSystem } from '../store/durable-file-system.ts'
import type { AchTransport } from './ach-transport.ts'

export interface DirectoryTransportOptions {
  /** Must exist, so that a mount that is missing is no success. */
  readonly directory: string
  /** Default: the disk. For tests of crashes. */
  readonly fileSystem?: DurableFileSystem
}

/**
 * Puts files into a directory from which they are picked up. A file gets its name only when it is whole and synced; until then it is
 * called `.<name>.….part`.
 */
export const createDirectoryTransport = ({
  directory,
  fileSystem = nodeFileSystem,
}: DirectoryTransportOptions): AchTransport => ({
  deliver: async ({ name, content }) => {
    const target = join(directory, name)
    const known = await fileSystem.read(target)
    if (known !== undefined && known !== content) {
      const message = `Expected no file ${name} or the same one, found other bytes. Look at who else writes to the directory.`
      throw new RailError(message, { code: 'file_exists', isRetryable: false })
    }
    if (known === undefined) {
      const draft = join(directory, `.${name}.${randomUUID()}.part`)
      await fileSystem.write(draft, content)
      await fileSystem.syncFile(draft)
      await fileSystem.rename(draft, target)
    }
    await fileSystem.syncFolder(directory)
  },
})
