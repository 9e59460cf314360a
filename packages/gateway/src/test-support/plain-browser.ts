import type { World } from './create-world.ts'

/** An answer, read. */
export interface Shown {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Path and query of the page that was reached. */
  readonly path: string
}

/** A browser without JavaScript: cookies, redirects and forms. */
export interface PlainBrowser {
  get(path: string): Promise<Shown>
  /** Sends the form of a page that was shown, its nonce included. */
  send(page: Shown, values?: Readonly<Record<string, string>>): Promise<Shown>
  post(path: string, body: URLSearchParams | string, headers?: Readonly<Record<string, string>>): Promise<Shown>
  /** Taps the link and presses Continue. */
  enter(token: string): Promise<Shown>
  readonly cookies: Map<string, string>
}

const ORIGIN = 'https://pay.example'
const MAXIMUM_REDIRECTS = 5

/** The nonce of the last form of a page; pages with two forms give both the same. */
export const nonceOf = ({ html }: Shown): string => /name="nonce" value="([^"]*)"/.exec(html)?.[1] ?? ''

/** Text of a page without markup. */
export const textOf = ({ html }: Shown): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

export const createPlainBrowser = (
  { handler, base }: Pick<World, 'handler' | 'base'>,
  headers: Readonly<Record<string, string>> = {},
): PlainBrowser => {
  const cookies = new Map<string, string>()

  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
  }

  const request = (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const all = { ...headers, ...(cookie === '' ? {} : { cookie }), ...(init.headers as Record<string, string>) }
    return handler.fetch(new Request(new URL(path, ORIGIN), { ...init, headers: all, redirect: 'manual' }))
  }

  const follow = async (path: string, init: RequestInit, redirects = 0): Promise<Shown> => {
    const response = await request(path, init)
    keep(response)
    const location = response.headers.get('location')
    if (location?.startsWith('/') === true && redirects < MAXIMUM_REDIRECTS) return follow(location, {}, redirects + 1)
    return { status: response.status, headers: response.headers, html: await response.text(), path }
  }

  const post: PlainBrowser['post'] = (path, body, more = {}) =>
    follow(path, {
      method: 'POST',
      body: String(body),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        origin: 'null',
        ...more,
      },
    })

  const send: PlainBrowser['send'] = (page, values = {}) =>
    post(page.path, new URLSearchParams({ nonce: nonceOf(page), ...values }))

  return {
    cookies,
    post,
    send,
    get: (path) => follow(path, {}),
    enter: async (token) => send(await follow(`${base}/${token}`, {})),
  }
}
