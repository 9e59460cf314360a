import { type Page, renderPage } from '../page/layout.ts'
import type { PageContext } from '../page/page-context.ts'
import type { GatewayParts } from './gateway-parts.ts'

/** What an answer may have beside its body. */
export interface AnswerOptions {
  readonly status?: number
  /** Values of `Set-Cookie`. */
  readonly cookies?: readonly string[]
}

const NEVER_STORED = 'no-store'
const FOR_EVER = 'public, max-age=31536000, immutable'

const withCookies = (headers: Headers, cookies: readonly string[] = []): Headers => {
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return headers
}

const htmlAnswer = (parts: GatewayParts, body: string, { status = 200, cookies }: AnswerOptions): Response => {
  const headers = new Headers({
    ...parts.headers,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': NEVER_STORED,
    vary: 'Accept-Language, Cookie',
  })
  return new Response(body, { status, headers: withCookies(headers, cookies) })
}

/** A whole page. */
export const pageAnswer = async (
  parts: GatewayParts,
  context: PageContext,
  page: Page,
  options: AnswerOptions = {},
): Promise<Response> => htmlAnswer(parts, await renderPage(context, page), options)

/** A part of a page, for the enhancement script. */
export const partAnswer = async (parts: GatewayParts, part: string | Promise<string>): Promise<Response> =>
  htmlAnswer(parts, String(await part), {})

export const jsonAnswer = (parts: GatewayParts, body: object): Response =>
  new Response(JSON.stringify(body), {
    headers: { ...parts.headers, 'content-type': 'application/json', 'cache-control': NEVER_STORED },
  })

/** 303: the browser goes on with a GET, so that a reload repeats nothing. */
export const redirectAnswer = (parts: GatewayParts, location: string, cookies: readonly string[] = []): Response =>
  new Response(null, {
    status: 303,
    headers: withCookies(new Headers({ ...parts.headers, location, 'cache-control': NEVER_STORED }), cookies),
  })

/** A file that may be kept for ever, if its name says which version it is. */
export const fileAnswer = (
  parts: GatewayParts,
  file: {
    readonly body: string | Uint8Array
    readonly contentType: string
    readonly isImmutable: boolean
    /** Another content security policy than the pages'. */
    readonly policy?: string
  },
): Response =>
  new Response(file.body as string | Uint8Array<ArrayBuffer>, {
    headers: {
      ...parts.headers,
      ...(file.policy === undefined ? {} : { 'content-security-policy': file.policy }),
      'content-type': file.contentType,
      'cache-control': file.isImmutable ? FOR_EVER : NEVER_STORED,
    },
  })
