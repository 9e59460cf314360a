import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SmsCallbackRequest } from '@linx/contracts'

/** A host that keeps every callback as it came. */
export interface CallbackHost {
  readonly url: string
  /** Resolves with the first callback, also an earlier one, for which `read` answers something. */
  when<Value>(read: (request: SmsCallbackRequest) => Promise<Value | undefined>): Promise<Value>
  close(): Promise<void>
}

export const startCallbackHost = async (): Promise<CallbackHost> => {
  const requests: SmsCallbackRequest[] = []
  const watchers = new Set<(request: SmsCallbackRequest) => void>()
  let origin = ''
  const server = createServer((request, response) => {
    const callback = { url: `${origin}${request.url}`, headers: {}, rawBody: '' }
    requests.push(callback)
    for (const watch of watchers) watch(callback)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${origin}/sms/kannel`,
    when: (read) =>
      new Promise((resolve, reject) => {
        const watch = (request: SmsCallbackRequest): void => {
          read(request).then((value) => value !== undefined && resolve(value), reject)
        }
        watchers.add(watch)
        for (const request of requests) watch(request)
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
