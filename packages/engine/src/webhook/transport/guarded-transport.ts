import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { checkWebhookUrl, type WebhookPolicy } from '@linx/core'
import { createGuardedLookup, type LookupAll } from './guarded-lookup.ts'
import { readWebhookUrl } from './read-webhook-url.ts'
import { AddressRefusedError, type WebhookResponse, type WebhookTransport } from './webhook-transport.ts'

/** Of an answer's body; more is not read. */
const MAXIMUM_ANSWER_BYTES = 65_536
const MAXIMUM_HEADER_BYTES = 16_384
const IDLE_SOCKETS_PER_HOST = 4

/** Reads the body away, so that the connection can be used again, and gives it up where it is too long. */
const drain = (answer: IncomingMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    let bytes = 0
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MAXIMUM_ANSWER_BYTES) answer.destroy()
    })
    answer.on('error', reject)
    answer.on('close', resolve)
  })

const toResponse = (answer: IncomingMessage): WebhookResponse => ({
  status: answer.statusCode ?? 0,
  headers: {
    get: (name) => {
      const value = answer.headers[name.toLowerCase()]
      return typeof value === 'string' ? value : null
    },
  },
})

/**
 * The default transport, over `node:https`. It refuses URLs that the policy does not allow and host names that stand for private addresses,
 * at each attempt, follows no redirect and reads at most 64 kB of an answer. Its connections are its own: one that somebody else has opened
 * was not checked. `resolve` replaces the machine's DNS, in tests.
 */
export const createGuardedTransport = (
  policy: Pick<WebhookPolicy, 'ports' | 'allowsLoopback'>,
  resolve?: LookupAll,
): WebhookTransport => {
  const lookup = createGuardedLookup(policy.allowsLoopback, resolve)
  const pool = { keepAlive: true, maxFreeSockets: IDLE_SOCKETS_PER_HOST }
  const agents = { secure: new SecureAgent(pool), plain: new PlainAgent(pool) }

  return (url, { method, headers, body, signal }) =>
    new Promise((settle, fail) => {
      const facts = readWebhookUrl(url)
      const refusal = facts === undefined ? { expected: 'an absolute URL' } : checkWebhookUrl(facts, policy)
      if (refusal !== undefined) return fail(new AddressRefusedError(`Expected ${refusal.expected}.`))
      const isSecure = facts?.protocol === 'https:'
      const post = isSecure ? secureRequest : plainRequest
      const agent = isSecure ? agents.secure : agents.plain
      const options = { method, headers, signal, lookup, agent, maxHeaderSize: MAXIMUM_HEADER_BYTES }
      const request = post(url, options, (answer) => {
        drain(answer).then(() => settle(toResponse(answer)), fail)
      })
      request.on('error', fail)
      request.end(body)
    })
}
