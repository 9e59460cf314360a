import { dirname } from 'node:path'
import type { DurableFileSystem } from '../store/durable-file-system.ts'

/** What a crash leaves of what was not synced: nothing, or all of it. A disk may do either. */
export type CrashManner = 'loses-unsynced' | 'keeps-unsynced'

interface Inode {
  content: string
  synced: string | undefined
}

/** A disk in memory that knows what was synced. */
export interface SimulatedDisk {
  /** Every file that ever had its final name in this folder, as the bank may have seen it. */
  seenIn(folder: string): readonly { readonly path: string; readonly content: string }[]
  /** What is in this folder now. */
  contentsOf(folder: string): ReadonlyMap<string, string>
  /** Steps taken so far. */
  steps(): number
  /** The disk as a process sees it that dies at a step (1 for the first), before or after it is done. */
  open(diesAt?: { readonly step: number; readonly when: 'before' | 'after' }): DurableFileSystem
  /** The machine starts again. */
  crash(manner: CrashManner): void
}

export const createSimulatedDisk = (): SimulatedDisk => {
  let names = new Map<string, Inode>()
  let syncedNames = new Map<string, Inode>()
  const seen: { path: string; content: string }[] = []
  let steps = 0

  const show = (path: string, inode: Inode): void => {
    names.set(path, inode)
    seen.push({ path, content: inode.content })
  }

  const demand = (path: string): Inode => {
    const inode = names.get(path)
    if (inode === undefined) throw new Error(`ENOENT ${path}`)
    return inode
  }

  const calls: DurableFileSystem = {
    makeFolder: async () => true,
    write: async (path, content) => {
      names.set(path, { content, synced: undefined })
    },
    syncFile: async (path) => {
      const inode = demand(path)
      inode.synced = inode.content
    },
    syncFolder: async (path) => {
      const stay = [...syncedNames].filter(([name]) => dirname(name) !== path)
      syncedNames = new Map([...stay, ...[...names].filter(([name]) => dirname(name) === path)])
    },
    link: async (from, to) => {
      if (names.has(to)) return false
      show(to, demand(from))
      return true
    },
    rename: async (from, to) => {
      show(to, demand(from))
      names.delete(from)
    },
    remove: async (path) => {
      names.delete(path)
    },
    read: async (path) => names.get(path)?.content,
    list: async (path) => {
      const below = [...names.keys()].filter((name) => name.startsWith(`${path}/`))
      return [...new Set(below.map((name) => name.slice(path.length + 1).split('/')[0] ?? ''))]
    },
  }

  return {
    seenIn: (folder) => seen.filter(({ path }) => dirname(path) === folder),
    contentsOf: (folder) =>
      new Map([...names].filter(([path]) => dirname(path) === folder).map(([path, { content }]) => [path, content])),
    steps: () => steps,
    open: (diesAt) => {
      let isDead = false
      const die = (): never => {
        isDead = true
        throw new Error('the process died')
      }
      const step = async <Value>(call: () => Promise<Value>): Promise<Value> => {
        if (isDead) die()
        steps += 1
        const isLast = steps === diesAt?.step
        if (isLast && diesAt?.when === 'before') die()
        const answer = await call()
        return isLast ? die() : answer
      }
      return {
        makeFolder: (path) => step(() => calls.makeFolder(path)),
        write: (path, content) => step(() => calls.write(path, content)),
        syncFile: (path) => step(() => calls.syncFile(path)),
        syncFolder: (path) => step(() => calls.syncFolder(path)),
        link: (from, to) => step(() => calls.link(from, to)),
        rename: (from, to) => step(() => calls.rename(from, to)),
        remove: (path) => step(() => calls.remove(path)),
        read: (path) => step(() => calls.read(path)),
        list: (path) => step(() => calls.list(path)),
      }
    },
    crash: (manner) => {
      if (manner === 'keeps-unsynced') return
      names = new Map([...syncedNames].map(([path, { synced }]) => [path, { content: synced ?? '', synced }]))
    },
  }
}
