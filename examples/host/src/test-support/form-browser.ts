/** A page that was shown. */
export interface Shown {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Path and query that were reached. */
  readonly path: string
}

/** A browser without JavaScript: cookies, redirects and forms. */
export interface FormBrowser {
  get(pathOrUrl: string): Promise<Shown>
  /** Sends the first form of a page, or the one whose action ends so, with its hidden fields. */
  send(page: Shown, values?: Readonly<Record<string, string>>, actionEnd?: string): Promise<Shown>
}

const MAXIMUM_REDIRECTS = 5

const unescapeHtml = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const attributeOf = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescapeHtml(found)
}

interface Form {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

const formsOf = ({ html, path }: Shown): readonly Form[] =>
  [...html.matchAll(/<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => {
    const hidden = [...form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)]
    return {
      action: attributeOf(form.slice(0, form.indexOf('>')), 'action') ?? path,
      fields: Object.fromEntries(
        hidden.map(([tag]) => [attributeOf(tag, 'name') ?? '', attributeOf(tag, 'value') ?? '']),
      ),
    }
  })

export const createFormBrowser = (origin: string): FormBrowser => {
  const cookies = new Map<string, string>()

  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
  }

  const follow = async (path: string, init: RequestInit, redirects = 0): Promise<Shown> => {
    const url = new URL(path, origin)
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    keep(response)
    const location = response.headers.get('location')
    if (location !== null && redirects < MAXIMUM_REDIRECTS) {
      await response.body?.cancel()
      return follow(location, {}, redirects + 1)
    }
    return {
      status: response.status,
      headers: response.headers,
      html: await response.text(),
      path: url.pathname + url.search,
    }
  }

  return {
    get: (path) => follow(path, {}),
    send: (page, values = {}, actionEnd = '') => {
      const form = formsOf(page).find(({ action }) => action.endsWith(actionEnd))
      if (form === undefined)
        throw new Error(`Expected a form that leads to …${actionEnd} on ${page.path}, found none.`)
      return follow(new URL(form.action, new URL(page.path, origin)).href, {
        method: 'POST',
        body: new URLSearchParams({ ...form.fields, ...values }),
        headers: { 'sec-fetch-site': 'same-origin', origin },
      })
    },
  }
}
