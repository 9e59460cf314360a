/** What the API answered. */
export interface ApiAnswer<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** The business' own system, calling the API. */
export interface ApiClient {
  call<Body = unknown>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    details?: { readonly body?: object; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<ApiAnswer<Body>>
}

/** `token`: sent as `Authorization: Bearer`; absent: nobody. */
export const createApiClient = (origin: string, token?: string): ApiClient => ({
  call: async <Body>(
    method: string,
    path: string,
    { body, headers = {} }: Parameters<ApiClient['call']>[2] & object = {},
  ) => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body }
  },
})
