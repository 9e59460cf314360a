import type { ServerResponse } from 'node:http'

export interface SmsboxAnswer {
  readonly status: number
  readonly text: string
}

export const ACCEPTED: SmsboxAnswer = { status: 202, text: '0: Accepted for delivery' }

/** What smsbox answers when it takes nothing, by fault. */
export const REFUSALS: { readonly [fault: string]: (echo: string) => SmsboxAnswer } = {
  'refuse-compliance': () => ({ status: 400, text: 'Not routable. Do not try again.' }),
  'refuse-configuration': () => ({ status: 403, text: 'Authorization failed for sendsms' }),
  'refuse-transient': () => ({ status: 503, text: 'Temporal failure, try again later.' }),
  'refuse-strangely': () => ({ status: 406, text: 'Something new' }),
  'refuse-with-secrets': (echo) => ({ status: 400, text: echo }),
  'rate-limited': () => ({ status: 503, text: 'Temporal failure, try again later.' }),
}

const SPOILT: { readonly [fault: string]: SmsboxAnswer } = {
  'server-error': { status: 500, text: 'Internal error' },
  garbage: { status: 202, text: '<html>Welcome</html>' },
  empty: { status: 202, text: '' },
  truncated: { status: 202, text: ACCEPTED.text.slice(0, 12) },
}

const CHUNK = 'x'.repeat(16_384)

/** Writes until the caller hangs up. */
const flood = (response: ServerResponse): void => {
  response.writeHead(202)
  const write = (): void => {
    while (!response.destroyed && response.write(CHUNK));
    if (!response.destroyed) response.once('drain', write)
  }
  write()
}

/** Sends the answer, or what the fault leaves of it. */
export const deliver = (response: ServerResponse, answer: SmsboxAnswer, fault: string): void => {
  if (fault === 'flood' || fault.startsWith('drop')) {
    if (fault === 'flood') flood(response)
    else response.destroy()
    return
  }
  const { status, text } = SPOILT[fault] ?? answer
  response.writeHead(status, { 'content-type': 'text/html' }).end(text)
}
