import { demandValue } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createWorld } from './test-support/create-world.ts'
import { createPlainBrowser, textOf } from './test-support/plain-browser.ts'
import { everyPageRequest } from './test-support/sample-workflows.ts'
import { bankValues, nameValues, profileValues } from './test-support/typed-values.ts'
import { pageName, walkTo } from './test-support/walk-visit.ts'

const setUp = async (headers: Readonly<Record<string, string>> = {}) => {
  const world = await createWorld()
  const link = await world.sendLink(everyPageRequest)
  return { ...world, ...link, browser: createPlainBrowser(world, headers) }
}

describe('a whole visit without JavaScript', () => {
  it('goes from the link to the receipt, and pays once', async () => {
    const { browser, token, workflowId, linx, rails, settle, errors } = await setUp()
    const review = await browser.enter(token)
    expect(textOf(review)).toContain('Rocket Rebates wants to pay you')
    expect(textOf(review)).toContain('&lt;b&gt;Thank you&lt;/b&gt;')
    const confirm = await walkTo(browser, token, 'confirm')
    expect(textOf(confirm)).toMatch(/Step 6 of 6.*You get \$1,256\.25/)
    expect(textOf(confirm)).toMatch(/From Rocket Rebates Inc.*To Ada Byron.*Second Example Bank ending in 7788/)
    expect(textOf(confirm)).toContain('Tuesday, March 3, 2026')
    expect(textOf(confirm)).toContain('February 29, 1984')
    const done = await browser.send(confirm)
    expect(textOf(done)).toContain('Done. Thank you!')
    await settle()
    expect(textOf(await browser.get(done.path))).toMatch(/The money is on its way \(now\)/)
    expect(demandValue(await linx.workflows.get(workflowId)).status).toBe('COMPLETED')
    expect(rails.ach.calls().filter(({ verb }) => verb === 'submit')).toHaveLength(1)
    expect(errors).toEqual([])
  })

  it('keeps account numbers out of every page', async () => {
    const { browser, token } = await setUp()
    const account = await walkTo(browser, token, 'account')
    const refused = await browser.send(account, { ...bankValues, nameOnAccount: '' })
    expect(refused.status).toBe(422)
    const pages = [refused, await browser.send(account, bankValues), await walkTo(browser, token, 'confirm')]
    pages.push(await browser.send(pages[2] ?? refused))
    expect(pages.map(({ html }) => html).join('')).not.toMatch(/4455667788|44 5566 7788/)
  })
})

describe('the order of steps (L6)', () => {
  it('is kept: a step ahead and a step that is done lead back', async () => {
    const { browser, token } = await setUp()
    const profile = await walkTo(browser, token, 'profile')
    const [ahead, done] = [
      await browser.get(profile.path.replace('profile', 'confirm')),
      await browser.get(profile.path.replace('profile', 'name')),
    ]
    expect([ahead.status, textOf(ahead)]).toEqual([409, expect.stringContaining('This step comes later')])
    expect([done.status, textOf(done)]).toEqual([409, expect.stringContaining('already done')])
    const back = /href="([^"]*)">Go on/.exec(done.html)?.[1] ?? ''
    expect(pageName(await browser.get(back))).toBe('profile')
    expect((await browser.get(profile.path.replace('profile', 'nothing'))).status).toBe(404)
  })

  it('takes the same answer twice, and no other one', async () => {
    const { browser, token, storage } = await setUp()
    const name = await walkTo(browser, token, 'name')
    expect(pageName(await browser.send(name, nameValues))).toBe('profile')
    const before = storage.batches().length
    expect(pageName(await browser.send(name, nameValues))).toBe('profile')
    const other = await browser.send(name, { ...nameValues, firstName: 'Eve' })
    expect([other.status, textOf(other)]).toEqual([409, expect.stringContaining('already done')])
    expect(storage.batches()).toHaveLength(before)
  })

  it('needs the nonce of this page and this visit', async () => {
    const { browser, token, storage, ...world } = await setUp()
    const name = await walkTo(browser, token, 'name')
    const before = storage.batches().length
    const forged = [
      await browser.post(name.path, new URLSearchParams(nameValues)),
      await browser.post(name.path.replace('name', 'profile'), new URLSearchParams(nameValues)),
      await browser.send({ ...name, html: (await createPlainBrowser(world).enter(token)).html }, nameValues),
    ]
    expect(forged.map(({ status }) => status)).toEqual([409, 409, 409])
    expect((await browser.post(name.path, 'a', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await browser.post(name.path, 'a', { 'content-type': 'text/plain' })).status).toBe(403)
    expect(storage.batches()).toHaveLength(before)
  })
})

describe('a wrong answer', () => {
  it('is shown with every field that is wrong, linked and described, and keeps what was typed', async () => {
    const { browser, token } = await setUp()
    const profile = await walkTo(browser, token, 'profile')
    const { html, status } = await browser.send(profile, {
      ...profileValues,
      'personalInfo.dateOfBirth.month': '13',
      phoneNumber: '12',
      'addresses.PHYSICAL.streetLine1': 'PO Box 7',
      'addresses.PHYSICAL.cityName': '',
      'addresses.PHYSICAL.countryCode': '',
    })
    expect(status).toBe(422)
    expect(html).toContain('<title>Error: About you')
    expect(html).toContain('href="#field-personalInfo-dateOfBirth"')
    expect(html).toContain('href="#field-addresses-PHYSICAL-cityName"')
    expect(html).toContain('aria-describedby="field-addresses-PHYSICAL-cityName-error"')
    expect(html).toContain('value="PO Box 7"')
    expect(html).toContain('value="ON" selected')
    for (const [, id] of html.matchAll(/href="#(field-[^"]+)"/g)) expect(html).toContain(`id="${id}"`)
  })

  it.each([
    ['es', 'Nombre: complete este campo.'],
    ['fr-CA,fr;q=0.9,en;q=0.8', 'Prénom : remplissez ce champ.'],
    ['de, en;q=0.1', 'First name: please fill this in.'],
  ])('is told in the language of the browser (%s)', async (language, message) => {
    const { browser, token } = await setUp({ 'accept-language': language })
    const name = await walkTo(browser, token, 'name')
    expect(textOf(await browser.send(name, { lastName: 'Byron' }))).toContain(message)
  })

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{7*7}}', "'; DROP TABLE", '\u202e\u0000'])(
    'never becomes markup: %j',
    async (text) => {
      const { browser, token } = await setUp()
      const name = await walkTo(browser, token, 'name')
      const { html, status } = await browser.send(name, { firstName: text, lastName: '' })
      expect(status).toBe(422)
      expect(html).not.toMatch(/<script>|<img src=x|onerror=alert\(1\)>/)
    },
  )

  it('is told when there is a card number in it', async () => {
    const { browser, token } = await setUp()
    const name = await walkTo(browser, token, 'name')
    const page = await browser.send(name, { ...nameValues, lastName: '4242 4242 4242 4242' })
    expect(textOf(page)).toContain('please do not write a card number')
  })
})

describe('the language', () => {
  it('is chosen on a page, kept, and stronger than the browser and the business', async () => {
    const { browser, token } = await setUp({ 'accept-language': 'es' })
    expect((await browser.get(`/l/${token}`)).html).toContain('<html lang="es">')
    expect((await browser.get(`/l/${token}?language=fr-CA`)).html).toContain('<html lang="fr-CA">')
    const review = await browser.enter(token)
    expect(textOf(review)).toContain('Rocket Rebates veut vous payer')
    expect(textOf(review)).toContain('1 256,25 $ US'.replace(' ', '\u00a0').slice(-8))
    expect((await browser.get(`${review.path}?language=xx`)).html).toContain('<html lang="fr-CA">')
  })
})
