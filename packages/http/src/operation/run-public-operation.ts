import { respond, respondProblem, respondText } from '../answer/respond.ts'
import type { HttpOptions } from '../http-options.ts'
import { readBytes } from '../request/read-bytes.ts'
import type { PublicOperation } from './operation.ts'
import type { Run } from './run-tenant-operation.ts'

/** Files of a rail can be long: a return file of a busy day is a few megabytes. */
const MAXIMUM_CALLBACK_BYTES = 16 * 1_048_576

/** The URL that the caller called: behind a proxy, or mounted under a path, the request has another one. */
const publicUrlOf = (url: string, { publicUrl, basePath = '' }: HttpOptions): string => {
  if (publicUrl === undefined) return url
  const { pathname, search } = new URL(url)
  return `${publicUrl.replace(/\/+$/, '')}/${pathname.slice(basePath.length).replace(/^\/+/, '')}${search}`
}

/** Carries out an operation that belongs to no tenant. */
export const runPublicOperation = async (operation: PublicOperation, run: Run): Promise<Response> => {
  const { engine, document, request, parameters, exchange, options } = run
  const rawBody = operation.takesBody ? await readBytes(request, MAXIMUM_CALLBACK_BYTES) : new Uint8Array()
  if (rawBody === undefined) return respondProblem('bodyTooLarge', exchange)
  const headers = Object.fromEntries(request.headers)
  const answer = await operation.handle({
    engine,
    document,
    parameters,
    url: publicUrlOf(request.url, options),
    headers,
    rawBody,
  })
  if ('problem' in answer) return respondProblem(answer.problem, exchange)
  return 'text' in answer
    ? respondText(answer.status, answer.text, exchange)
    : respond(answer.status, answer.body, exchange)
}
