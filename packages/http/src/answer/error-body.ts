import { formatInstant, type Issue, type IssueKind, issueKind } from '@linx/core'
import * as v from 'valibot'
import type { Exchange } from './exchange.ts'

/** The body of every refusal (SPEC section 8). */
export const errorBodySchema = v.object({
  timestamp: v.pipe(v.string(), v.metadata({ format: 'date-time' })),
  traceId: v.string(),
  message: v.pipe(v.string(), v.description('For people; may change.')),
  errorCode: v.pipe(v.string(), v.description('Stable; of the first error where there are several.')),
  errors: v.optional(
    v.array(
      v.object({
        path: v.pipe(v.string(), v.description('parameters.amount; empty for the whole input.')),
        message: v.string(),
        errorCode: v.string(),
      }),
    ),
  ),
})

export type ErrorBody = v.InferOutput<typeof errorBodySchema>

const STATUS_BY_KIND: { readonly [kind in IssueKind]: number } = {
  shape: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  rule: 422,
}

/** What is asked first: an unreadable request is not looked up, and what is missing has no state to conflict with. */
const KINDS_IN_ORDER: readonly IssueKind[] = ['shape', 'forbidden', 'missing', 'conflict', 'rule']

/** The status of a refusal with these issues. */
export const statusOfIssues = (issues: readonly Issue[]): number => {
  const kinds = new Set(issues.map(({ code }) => issueKind(code)))
  return STATUS_BY_KIND[KINDS_IN_ORDER.find((kind) => kinds.has(kind)) ?? 'rule']
}

/** The body of a refusal that is no list of issues. */
export const errorBody = (
  { errorCode, message }: Pick<ErrorBody, 'errorCode' | 'message'>,
  { traceId, startedAt }: Exchange,
): ErrorBody => ({ timestamp: formatInstant(startedAt), traceId, message, errorCode })

/** The body of a refusal with every violated rule, in the documented order. */
export const issuesBody = (issues: readonly Issue[], exchange: Exchange): ErrorBody => {
  const [first] = issues
  const message =
    issues.length === 1 && first !== undefined
      ? first.message
      : `The request breaks ${issues.length} rules; nothing was changed.`
  return {
    ...errorBody({ errorCode: first?.code ?? 'input_value', message }, exchange),
    errors: issues.map(({ path, message, code }) => ({ path, message, errorCode: code })),
  }
}
