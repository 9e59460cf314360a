import type { ServerResponse } from 'node:http'
import type { PeerAnswer } from './dialect.ts'

const send = (response: ServerResponse, status: number, text: string): void => {
  const headers = { 'content-type': 'application/json', ...(status === 429 ? { 'retry-after': '2' } : {}) }
  response.writeHead(status, headers).end(text)
}

/** Answers that say nothing of what was done; the sound one is given as text. */
const SPOILT: { readonly [fault: string]: (sound: string, status: number) => readonly [number, string] } = {
  'server-error': () => [500, '{"error":"internal"}'],
  garbage: () => [200, '<html>Welcome</html>'],
  empty: () => [200, ''],
  truncated: (sound, status) => [status, sound.slice(0, sound.length / 2)],
}

/** Sends the answer, or what the fault leaves of it; no answer breaks the connection. */
export const deliver = (response: ServerResponse, answer: PeerAnswer | undefined, fault: string): void => {
  if (answer === undefined || fault.startsWith('drop')) {
    response.destroy()
    return
  }
  const sound = JSON.stringify(answer.body)
  const [status, text] = SPOILT[fault]?.(sound, answer.status) ?? [answer.status, sound]
  send(response, status, text)
}
