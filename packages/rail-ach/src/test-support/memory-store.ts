import type { AchStore } from '../store/ach-store.ts'

/** A store that forgets everything with its process, and what was written to it in order. */
export const createMemoryStore = (): AchStore & { readonly documents: ReadonlyMap<string, string> } => {
  const documents = new Map<string, string>()
  return {
    documents,
    create: async (path, content) => {
      if (documents.has(path)) return false
      documents.set(path, content)
      return true
    },
    read: async (path) => documents.get(path),
    list: async (folder) => {
      const names = new Set<string>()
      for (const path of documents.keys()) {
        if (path.startsWith(`${folder}/`)) names.add(path.slice(folder.length + 1).split('/')[0] ?? '')
      }
      return [...names].toSorted()
    },
  }
}
