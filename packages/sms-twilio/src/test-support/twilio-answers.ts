import type { ServerResponse } from 'node:http'

export interface TwilioAnswer {
  readonly status: number
  readonly body: object
}

const refusal = (status: number, code: number, message: string): TwilioAnswer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

/** What the provider answers when it takes nothing, by fault. */
export const REFUSALS: { readonly [fault: string]: (echo: string) => TwilioAnswer } = {
  'refuse-permanent-number': () => refusal(400, 21211, 'Not a valid phone number'),
  'refuse-opted-out': () => refusal(400, 21610, 'Attempt to send to unsubscribed recipient'),
  'refuse-compliance': () => refusal(400, 21408, 'Permission to send has not been enabled'),
  'refuse-configuration': () => refusal(401, 20003, 'Authenticate'),
  'refuse-deferred': () => refusal(400, 30610, 'Quiet hours'),
  'refuse-transient': () => refusal(503, 20503, 'Service unavailable'),
  'refuse-strangely': () => refusal(400, 29999, 'Something new'),
  'refuse-with-secrets': (echo) => refusal(400, 21614, echo),
  'rate-limited': () => refusal(429, 20429, 'Too many requests'),
}

const SPOILT: { readonly [fault: string]: (sound: string) => readonly [status: number, text: string] } = {
  'server-error': () => [500, '{"code":20500,"status":500}'],
  garbage: () => [201, '<html>Welcome</html>'],
  empty: () => [201, ''],
  truncated: (sound) => [201, sound.slice(0, sound.length / 2)],
}

const CHUNK = 'x'.repeat(16_384)

/** Writes until the caller hangs up. */
const flood = (response: ServerResponse): void => {
  response.writeHead(201, { 'content-type': 'application/json' })
  const write = (): void => {
    while (!response.destroyed && response.write(CHUNK));
    if (!response.destroyed) response.once('drain', write)
  }
  write()
}

/** Sends the answer, or what the fault leaves of it. */
export const deliver = (response: ServerResponse, { status, body }: TwilioAnswer, fault: string): void => {
  if (fault === 'flood' || fault.startsWith('drop')) {
    if (fault === 'flood') flood(response)
    else response.destroy()
    return
  }
  const sound = JSON.stringify(body)
  const [shown, text] = SPOILT[fault]?.(sound) ?? [status, sound]
  const headers = { 'content-type': 'application/json', ...(status === 429 ? { 'retry-after': '7' } : {}) }
  response.writeHead(shown, headers).end(text)
}
