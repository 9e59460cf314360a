import type { RailIssue } from '@linx/contracts'

/** Composes the message of an issue. `received` is left out where it is secret. */
export const wireIssue = (
  code: string,
  path: string,
  detail: { readonly expected: string; readonly received?: string; readonly fix: string },
): RailIssue => {
  const received = detail.received === undefined ? '' : `, received ${JSON.stringify(detail.received.slice(0, 60))}`
  return { code, path, message: `${path}: expected ${detail.expected}${received}. ${detail.fix}.` }
}
