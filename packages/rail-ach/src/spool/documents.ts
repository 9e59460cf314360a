import { RailError } from '@linx/contracts'
import type { AchStore } from '../store/ach-store.ts'

/** Where each document lies. */
export const documentPath = {
  payment: (reference: string) => `payment/${reference}`,
  member: (slot: string, reference: string) => `slot/${slot}/${reference}`,
  cancel: (slot: string, reference: string) => `cancel/${slot}/${reference}`,
  seal: (slot: string) => `seal/${slot}`,
  file: (hash: string) => `file/${hash}`,
  plan: (number: number) => `plan/${String(number).padStart(12, '0')}`,
  delivered: (number: number) => `delivered/${String(number).padStart(12, '0')}`,
} as const

/** Reads a document of ours. Throws `RailError` if it is none. */
export const readDocument = async <Content>(store: AchStore, path: string): Promise<Content | undefined> => {
  const text = await store.read(path)
  if (text === undefined) return undefined
  const content: unknown = JSON.parse(text)
  const isOurs =
    typeof content === 'object' && content !== null && 'schemaVersion' in content && content.schemaVersion === 1
  if (!isOurs) {
    throw new RailError(`Expected a document of version 1 at ${path}.`, { code: 'store_document', isRetryable: false })
  }
  return content as Content
}

/** Writes a document once; `false` if there is one. */
export const createDocument = (
  store: AchStore,
  path: string,
  content: { readonly schemaVersion: 1 },
): Promise<boolean> => store.create(path, JSON.stringify(content))

/** Remembers documents that never change; forgets all of them when there are too many. */
export const createDocumentCache = <Content>(maximum: number, load: (path: string) => Promise<Content | undefined>) => {
  const known = new Map<string, Content>()
  return async (path: string): Promise<Content | undefined> => {
    const remembered = known.get(path)
    if (remembered !== undefined) return remembered
    const content = await load(path)
    if (content === undefined) return undefined
    if (known.size >= maximum) known.clear()
    known.set(path, content)
    return content
  }
}
