import { randomUUID } from 'node:crypto'
import { link, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Flushes the names in a folder to the disk. */
const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const writeFlushed = async (path: string, content: string): Promise<void> => {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A file written under a temporary name, not visible yet. */
export interface DraftFile {
  /** Makes it visible under its name, over a former file of that name. Rejects if that is not certain. */
  replace(): Promise<void>
  /** Makes it visible unless the name is taken; `false` if it is. */
  claim(): Promise<boolean>
  /** Removes the draft; never rejects. */
  discard(): Promise<void>
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Writes and flushes a draft (`.name.<random>.tmp`) beside its place, readable by its owner alone. */
export const writeDraft = async (folder: string, name: string, content: string): Promise<DraftFile> => {
  const path = join(folder, name)
  const draft = join(folder, `.${name}.${randomUUID()}.tmp`)
  const discard = (): Promise<void> => rm(draft, { force: true }).catch(() => undefined)
  try {
    await writeFlushed(draft, content)
  } catch (error) {
    await discard()
    throw error
  }
  return {
    discard,
    replace: async () => {
      await rename(draft, path)
      await flushFolder(folder)
    },
    claim: async () => {
      try {
        await link(draft, path)
      } catch (error) {
        if (isCode(error, 'EEXIST')) return false
        throw error
      } finally {
        await discard()
      }
      await flushFolder(folder)
      return true
    },
  }
}
