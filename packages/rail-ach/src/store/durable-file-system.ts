import { link, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'

/** The steps from which durable files are made; each may fail or be the last one before a crash. */
export interface DurableFileSystem {
  /** Makes a folder and those above it; `true` if it was not there. */
  makeFolder(path: string): Promise<boolean>
  /** Creates or replaces; survives a crash only after `syncFile`. */
  write(path: string, content: string): Promise<void>
  syncFile(path: string): Promise<void>
  /** Makes the names in a folder survive a crash. */
  syncFolder(path: string): Promise<void>
  /** Gives a file a second name; `false` if the name is taken. */
  link(from: string, to: string): Promise<boolean>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  read(path: string): Promise<string | undefined>
  list(path: string): Promise<readonly string[]>
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** What a call answers, or another value if it fails with this code. */
const unless = async <Value, Other>(code: string, other: Other, call: () => Promise<Value>): Promise<Value | Other> => {
  try {
    return await call()
  } catch (error) {
    if (codeOf(error) === code) return other
    throw error
  }
}

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The local disk. Folders are made for the owner alone, and so are files. */
export const nodeFileSystem: DurableFileSystem = {
  makeFolder: async (path) => (await mkdir(path, { recursive: true, mode: 0o700 })) !== undefined,
  write: (path, content) => writeFile(path, content, { mode: 0o600 }),
  syncFile: sync,
  syncFolder: sync,
  link: (from, to) =>
    unless('EEXIST', false, async () => {
      await link(from, to)
      return true
    }),
  rename,
  remove: (path) => rm(path, { force: true }),
  read: (path) => unless('ENOENT', undefined, () => readFile(path, 'utf8')),
  list: (path) => unless('ENOENT', [], () => readdir(path)),
}
