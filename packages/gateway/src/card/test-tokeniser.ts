import { randomBytes } from 'node:crypto'
import type { CardTokeniser, TokenisedCard } from './card-tokeniser.ts'
import { testCardPage } from './test-card-page.ts'

/** A card service for development. */
export interface TestTokeniser {
  readonly tokeniser: CardTokeniser
  /** Its page; to be served at the origin that was given. */
  fetch(request: Request): Promise<Response>
}

/** Numbers that card networks publish for tests; no account is behind them. */
const brandByNumber: ReadonlyMap<string, string> = new Map([
  ['4242424242424242', 'Visa'],
  ['4111111111111111', 'Visa'],
  ['5555555555554444', 'Mastercard'],
  ['2223003122003222', 'Mastercard'],
])

const EXPIRY = /^(0[1-9]|1[0-2])\/?([0-9]{2})$/
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const readCard = (form: URLSearchParams): Omit<TokenisedCard, 'token'> | undefined => {
  const number = (form.get('number') ?? '').replace(/\s/g, '')
  const brand = brandByNumber.get(number)
  const [, month, year] = EXPIRY.exec((form.get('expiry') ?? '').replace(/\s/g, '')) ?? []
  if (brand === undefined || month === undefined || year === undefined) return undefined
  return { brand, last4: number.slice(-4), expiry: `${month}/${year}` }
}

const newName = (prefix: string): string => `${prefix}_${randomBytes(12).toString('base64url')}`

/**
 * A card service that knows published test numbers and keeps them in memory; never for real cards. Serve `fetch` at `origin`, another
 * one than the pages'.
 */
export const createTestTokeniser = (options: { readonly origin: string }): TestTokeniser => {
  const { origin } = options
  const cards = new Map<string, TokenisedCard>()
  const returnUrls = new Map<string, string>()

  const page = (id: string, language: string, isWrong: boolean): Response =>
    new Response(testCardPage({ id, language, isWrong }), { status: isWrong ? 422 : 200, headers: HEADERS })

  const take = async (request: Request, id: string, returnUrl: string, language: string): Promise<Response> => {
    const card = readCard(new URLSearchParams(await request.text()))
    if (card === undefined) return page(id, language, true)
    const reference = newName('card')
    cards.set(reference, { token: newName('tok'), ...card })
    const back = new URL(returnUrl)
    back.searchParams.set('card', reference)
    return new Response(null, { status: 303, headers: { ...HEADERS, location: back.href } })
  }

  return {
    tokeniser: {
      origin,
      begin: async ({ returnUrl, language }) => {
        const id = newName('entry')
        returnUrls.set(id, returnUrl)
        return `${origin}/?entry=${id}&language=${language}`
      },
      find: async (reference) => cards.get(reference),
    },
    fetch: async (request) => {
      const { searchParams } = new URL(request.url)
      const id = searchParams.get('entry') ?? ''
      const returnUrl = returnUrls.get(id)
      if (returnUrl === undefined) return new Response('Not found', { status: 404, headers: HEADERS })
      const language = searchParams.get('language') ?? 'en'
      return request.method === 'POST' ? take(request, id, returnUrl, language) : page(id, language, false)
    },
  }
}
