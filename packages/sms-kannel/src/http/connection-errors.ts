/** Causes at which no byte of the request left: no connection was ever made. */
const BEFORE_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

const CODE = /^[A-Z][A-Z0-9_]{1,40}$/

const codesOf = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return []
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf)
  return 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? [error.code] : []
}

/** The codes behind a failed `fetch`: those of its cause, or its own. */
const codesBehind = (error: unknown): readonly string[] =>
  error instanceof Error && error.cause !== undefined ? codesOf(error.cause) : codesOf(error)

/** Whether a failed `fetch` proves that nothing was sent. A reset, also of a kept connection, proves nothing. */
export const isBeforeConnection = (error: unknown): boolean => {
  const codes = codesBehind(error)
  return codes.length > 0 && codes.every((code) => BEFORE_CONNECTION.has(code))
}

/** The code behind a failed `fetch`, or what kind of failure it was: nothing that the other side wrote. */
export const nameOfFailure = (error: unknown): string => {
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) return 'gave up waiting'
  return codesBehind(error)[0] ?? 'the connection broke'
}
