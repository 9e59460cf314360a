import { writeDraft } from './durable-file.ts'
import type { WireTransport } from './wire-transport.ts'

const SAFE_NAME = /^[A-Za-z0-9-]{1,35}$/

const causeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code'

/**
 * Puts each message as `<message id>.xml` into a folder that exists and from which the bank's connection takes files: written under
 * a temporary name, flushed, renamed. A repeat overwrites itself as long as the file was not fetched. Cannot be asked.
 */
export const createDirectoryTransport = ({ folder }: { readonly folder: string }): WireTransport => ({
  send: async ({ messageId, xml }, { signal }) => {
    if (!SAFE_NAME.test(messageId)) return { outcome: 'not-sent', cause: 'The message id is no safe file name.' }
    const draft = await writeDraft(folder, `${messageId}.xml`, xml).catch((error: unknown) => causeOf(error))
    if (typeof draft === 'string') return { outcome: 'not-sent', cause: `The file could not be written: ${draft}` }
    if (signal.aborted) {
      await draft.discard()
      return { outcome: 'not-sent', cause: 'Stopped before the file became visible.' }
    }
    try {
      await draft.replace()
      return { outcome: 'accepted' }
    } catch (error) {
      return { outcome: 'unknown', cause: `Renaming the file failed: ${causeOf(error)}` }
    }
  },
})
