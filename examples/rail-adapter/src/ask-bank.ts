/** What came of one call. `broken`: the request may have arrived. */
export type BankAnswer =
  | { readonly answer: 'read'; readonly status: number; readonly text: string }
  | { readonly answer: 'refused' }
  | { readonly answer: 'broken' }

export interface BankAccess {
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly apiKey: string
}

/** Only a refused connection proves that nothing was sent. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ECONNREFUSED'

/** Calls the bank once and never again, and never throws. */
export const askBank = async (
  { baseUrl, fetch, apiKey }: BankAccess,
  reference: string,
  signal: AbortSignal,
  payment?: { readonly amount: string; readonly currency: string; readonly from: string; readonly to: string },
): Promise<BankAnswer> => {
  if (signal.aborted) return { answer: 'refused' }
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  const init = payment === undefined ? {} : { method: 'PUT', body: JSON.stringify(payment) }
  try {
    const response = await fetch(`${baseUrl}/payments/${reference}`, { ...init, headers, signal })
    return { answer: 'read', status: response.status, text: await response.text() }
  } catch (error) {
    return { answer: isRefused(error) ? 'refused' : 'broken' }
  }
}
