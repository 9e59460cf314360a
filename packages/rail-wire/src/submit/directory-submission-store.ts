import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RailError } from '@linx/contracts'
import { isWireReference } from '../reference/wire-reference.ts'
import { writeDraft } from './durable-file.ts'
import type { SubmissionStore, WireSubmission } from './submission-store.ts'

/** Names of files are made of references, so nothing else may be one. */
const fileOf = (reference: string): string => {
  if (isWireReference(reference)) return `${reference}.json`
  throw new RailError('Expected a reference of the wire rail.', { code: 'wire_reference', isRetryable: false })
}

const corrupt = (path: string): never => {
  throw new RailError(`Expected a submission in ${path}. Look at the file before anything is sent again.`, {
    code: 'wire_submission_store',
    isRetryable: false,
  })
}

const isSubmission = (value: unknown): value is WireSubmission =>
  typeof value === 'object' &&
  value !== null &&
  ['reference', 'messageId', 'executionDate', 'digest'].every(
    (member) => typeof Object.getOwnPropertyDescriptor(value, member)?.value === 'string',
  ) &&
  'createdAt' in value &&
  Number.isSafeInteger(value.createdAt)

const parse = (text: string, path: string): WireSubmission => {
  try {
    const value: unknown = JSON.parse(text)
    if (isSubmission(value)) return value
  } catch {
    // Told below, as any other file that holds no submission.
  }
  return corrupt(path)
}

/**
 * Keeps submissions in a folder of a local disk, one file each, flushed before `keep` answers; several processes may share it. The
 * folder is made if it is not there. The file system must know hard links.
 */
export const createDirectorySubmissionStore = ({ folder }: { readonly folder: string }): SubmissionStore => {
  const find: SubmissionStore['find'] = async (reference) => {
    const path = join(folder, fileOf(reference))
    try {
      return parse(await readFile(path, 'utf8'), path)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    }
  }
  return {
    find,
    keep: async (submission) => {
      await mkdir(folder, { recursive: true })
      const file = fileOf(submission.reference)
      const draft = await writeDraft(folder, file, JSON.stringify(submission))
      if (await draft.claim()) return submission
      return (await find(submission.reference)) ?? corrupt(join(folder, file))
    },
    forget: async (reference) => rm(join(folder, fileOf(reference)), { force: true }),
  }
}
