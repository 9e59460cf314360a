import type { JsonObject } from '@linx/contracts'
import { createIssue, type Issue, joinPath } from '@linx/core'

const MAXIMUM_ISSUES = 20

/** Why an operation that knows no query does not take this one. */
export const refuseQuery = (query: JsonObject): readonly Issue[] =>
  Object.keys(query)
    .slice(0, MAXIMUM_ISSUES)
    .map((name) =>
      createIssue('input_unknown_member', {
        path: joinPath('', name),
        expected: 'no query',
        received: name,
        fix: 'Remove it from the query',
      }),
    )
