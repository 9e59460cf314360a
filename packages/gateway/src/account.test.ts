import { describe, expect, it } from 'vitest'
import type { GatewayOptions } from './index.ts'
import { createWorld } from './test-support/create-world.ts'
import { createPlainBrowser, textOf } from './test-support/plain-browser.ts'
import { newCardRequest, newCustomerRequest, wireRequest } from './test-support/sample-workflows.ts'
import { bankValues } from './test-support/typed-values.ts'
import { pageName, walkTo } from './test-support/walk-visit.ts'

const setUp = async (request: object, change: Partial<GatewayOptions> = {}) => {
  const world = await createWorld(change)
  const link = await world.sendLink(request)
  const browser = createPlainBrowser(world)
  return { ...world, ...link, browser, account: await walkTo(browser, link.token, 'account') }
}

describe('a bank account', () => {
  it('needs a routing number with its check digit', async () => {
    const { browser, account } = await setUp(newCustomerRequest)
    const page = await browser.send(account, { ...bankValues, routingNumber: '011401534' })
    expect([page.status, textOf(page)]).toEqual([
      422,
      expect.stringContaining('Routing number: this number is not right'),
    ])
  })

  it('needs the number twice', async () => {
    const { browser, account } = await setUp(newCustomerRequest)
    const page = await browser.send(account, { ...bankValues, accountNumberAgain: '4455667789' })
    expect([page.status, textOf(page)]).toEqual([
      422,
      expect.stringContaining('the two account numbers are not the same'),
    ])
  })

  it('gets the name of the bank from the host, and asks for one that it does not know', async () => {
    const { browser, account } = await setUp(newCustomerRequest)
    const unknown = await browser.send(account, { ...bankValues, routingNumber: '021000021' })
    expect([unknown.status, textOf(unknown)]).toEqual([422, expect.stringContaining('Please write its name')])
    const known = await browser.send(unknown, { ...bankValues, routingNumber: '021000021', bankName: 'My Bank' })
    expect(textOf(known)).toContain('My Bank ending in 7788')
  })

  it('names the bank to the page while one types, for nine digits only', async () => {
    const { browser, account } = await setUp(newCustomerRequest)
    const ask = async (routing: string) =>
      (await browser.get(account.path.replace('account', `bank?routing=${routing}`))).html
    expect(await ask('011401533')).toBe('{"bankName":"Second Example Bank"}')
    expect(await ask('021000021')).toBe('{}')
    expect(await ask('../../etc')).toBe('{}')
  })

  it('needs a billing address for a wire', async () => {
    const { browser, account } = await setUp(wireRequest)
    expect((await browser.send(account, bankValues)).html).toContain('href="#field-billingAddress-streetLine1"')
    const billing = {
      streetLine1: '1 Main St',
      cityName: 'Albany',
      stateCode: 'NY',
      zipCode: '12207',
      countryCode: 'USA',
    }
    const address = Object.fromEntries(Object.entries(billing).map(([name, text]) => [`billingAddress.${name}`, text]))
    expect(pageName(await browser.send(account, { ...bankValues, ...address }))).toBe('confirm')
  })
})

describe('a card', () => {
  it('is typed at the card service alone, and comes back as a token', async () => {
    const { browser, account, cards, storage } = await setUp(newCardRequest)
    expect(account.html).not.toMatch(/cc-number|name="number"/)
    const away = await browser.send(account, { begin: 'yes' })
    const service = away.headers.get('location') ?? ''
    expect(service).toMatch(/^https:\/\/cards\.example\//)
    const body = new URLSearchParams({ number: '4242 4242 4242 4242', expiry: '12/39' })
    const back = await cards.fetch(new Request(service, { method: 'POST', body }))
    const location = new URL(back.headers.get('location') ?? '')
    const found = await browser.get(location.pathname + location.search)
    expect(textOf(found)).toContain('Visa card ending in 4242, good until 12/39')
    const reference = location.searchParams.get('card') ?? ''
    const confirm = await browser.send(found, { nameOnAccount: 'Ada Byron', card: reference })
    expect(textOf(confirm)).toContain('Visa ending in 4242')
    expect(textOf(await browser.send(confirm))).toContain('Thank you')
    expect(storage.writtenText()).not.toContain('4242424242424242')
  })

  it('is asked for again if the card service does not know the reference', async () => {
    const { browser, account } = await setUp(newCardRequest)
    const lost = await browser.get(`${account.path}?card=card_unknown`)
    expect(textOf(lost)).toContain('We could not find your card')
    expect((await browser.send(account, { card: 'x'.repeat(500), nameOnAccount: 'Ada' })).status).toBe(422)
  })

  it('that has expired is refused with a reason', async () => {
    const card = { token: 'tok_1', brand: 'Visa', last4: '4242', expiry: '01/26' }
    const tokeniser = {
      origin: 'https://cards.example',
      begin: async () => 'https://cards.example/x',
      find: async () => card,
    }
    const { browser, account } = await setUp(newCardRequest, { tokeniser })
    const found = await browser.get(`${account.path}?card=any`)
    const page = await browser.send(found, { nameOnAccount: 'Ada Byron', card: 'any' })
    expect([page.status, textOf(page)]).toEqual([422, expect.stringContaining('This card is no longer good')])
  })

  it('can be entered nowhere else than at the origin of the service (L13)', async () => {
    const tokeniser = {
      origin: 'https://cards.example',
      begin: async () => 'https://evil.example/x',
      find: async () => undefined,
    }
    const { browser, account, errors } = await setUp(newCardRequest, { tokeniser })
    const page = await browser.send(account, { begin: 'yes' })
    expect([page.status, page.headers.get('location')]).toEqual([503, null])
    expect(errors).toHaveLength(1)
  })
})
