import { createIssue, type Failure, failure } from '@linx/core'

/** What a tenant sees of an id that is not its own, whether or not another tenant has it (SPEC section 8). */
export const missing = (what: string, path: string, id: unknown): Failure =>
  failure(
    createIssue('not_found', {
      path,
      expected: `the id of a ${what} of this Business Account`,
      received: id,
      fix: 'Check the id',
    }),
  )
