import { demandValue, newCustomerRequest, sampleBusinessAccount } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createWorld } from './test-support/create-world.ts'
import { createPlainBrowser, nonceOf, textOf } from './test-support/plain-browser.ts'
import { cardPaymentRequest } from './test-support/sample-workflows.ts'
import { pageName, walkTo } from './test-support/walk-visit.ts'

const HOUR_MS = 3_600_000

const setUp = async (request: object = cardPaymentRequest) => {
  const world = await createWorld()
  const link = await world.sendLink(request)
  const browser = createPlainBrowser(world)
  return { ...world, ...link, browser, confirm: await walkTo(browser, link.token, 'confirm') }
}

const paid = ({ rails }: Pick<Awaited<ReturnType<typeof setUp>>, 'rails'>) =>
  rails.card.calls().filter(({ verb }) => verb === 'submit').length

describe('confirming (I9)', () => {
  it('pays once for a double tap, the back button and a second tab', async () => {
    const world = await setUp()
    const { browser, confirm, token, settle } = world
    const tab = createPlainBrowser(world)
    const second = await walkTo(tab, token, 'confirm')
    const [one, two] = await Promise.all([browser.send(confirm), browser.send(confirm)])
    const back = await browser.send(confirm)
    const other = await tab.send(second)
    for (const page of [one, two, back, other]) expect([page.status, pageName(page)]).toEqual([200, 'done'])
    await settle()
    expect(paid(world)).toBe(1)
  })

  it('takes the form of the page that was shown, and no other', async () => {
    const world = await setUp()
    const { browser, confirm } = world
    const decline = await browser.get(confirm.path.replace('confirm', 'decline'))
    for (const nonce of ['', 'x', nonceOf(decline)]) {
      expect((await browser.post(confirm.path, new URLSearchParams({ nonce }))).status).toBe(409)
    }
    expect(textOf(await browser.get(confirm.path))).toContain('Check and confirm')
  })

  it('shows the page again when something on it has changed meanwhile', async () => {
    const world = await setUp()
    const { browser, confirm, linx } = world
    demandValue(await linx.financialAccounts.put({ ...sampleBusinessAccount, nameOnAccount: 'Somebody Else' }))
    const stale = await browser.send(confirm)
    expect([stale.status, textOf(stale)]).toEqual([409, expect.stringContaining('out of date')])
    const again = await browser.get(confirm.path)
    expect(textOf(again)).toContain('Somebody Else')
    expect(pageName(await browser.send(again))).toBe('done')
  })

  it.each([
    ['expired', 'This link is too old'],
    ['cancelled', 'This request was cancelled'],
  ])('is too late once the request has %s', async (how, title) => {
    const world = await setUp()
    if (how === 'expired') {
      // A visit that is kept alive until the link dies.
      for (let time = 0; time < 96; time += 1) {
        world.clock.set(world.clock.now() + HOUR_MS / 2)
        await world.browser.enter(world.token)
      }
    } else demandValue(await world.linx.workflows.cancel(world.workflowId))
    const late = await world.browser.send(world.confirm)
    expect([late.status, textOf(late)]).toEqual([410, expect.stringContaining(title)])
    expect(late.html).not.toContain('20.00')
    await world.settle()
    expect(paid(world)).toBe(0)
  })

  it('is not offered for a payment that would be refused', async () => {
    const { browser, confirm, linx } = await setUp(newCustomerRequest)
    expect(textOf(confirm)).toContain('Confirm and get $30.00')
    demandValue(await linx.financialAccounts.put({ ...sampleBusinessAccount, state: 'SUSPENDED' }))
    const page = await browser.get(confirm.path)
    expect(textOf(page)).toContain('This payment cannot be made right now')
    expect(textOf(page)).toContain('The account that the money comes from cannot be used')
    expect(page.html).not.toContain('<button')
  })

  it('asks for the permission to take money, by name and amount', async () => {
    const parameters = { ...newCustomerRequest.parameters, transactionType: 'REQUEST' }
    const { confirm } = await setUp({ ...newCustomerRequest, parameters })
    expect(textOf(confirm)).toContain('By confirming you allow Rocket Rebates to take $30.00 from your account, once.')
  })

  it('shows the receipt to the browser that was there, and nobody else', async () => {
    const world = await setUp()
    const done = await world.browser.send(world.confirm)
    expect(textOf(done)).toContain('$20.00')
    expect((await createPlainBrowser(world).get(done.path)).status).toBe(403)
    const status = await world.browser.get(done.path.replace('done', 'status'))
    expect(status.html).toMatch(/^<div data-stage="preparing" data-moving="true">/)
    await world.settle()
    expect((await world.browser.get(status.path)).html).toMatch(/data-stage="(under-way|done)"/)
    expect(pageName(await world.browser.get(world.confirm.path))).toBe('done')
  })
})

describe('declining', () => {
  it('is possible at once, with a reason', async () => {
    const world = await setUp()
    const form = await world.browser.get(world.confirm.path.replace('confirm', 'decline'))
    const declined = await world.browser.send(form, { reason: 'OTHER', text: 'I have moved' })
    expect(textOf(declined)).toContain('You have declined')
    expect(textOf(await world.browser.send(form, { reason: 'OTHER', text: 'I have moved' }))).toContain(
      'You have declined',
    )
    expect(demandValue(await world.linx.workflows.get(world.workflowId))).toMatchObject({
      status: 'DECLINED',
      declineReason: 'OTHER',
      declineText: 'I have moved',
    })
    expect(pageName(await world.browser.send(world.confirm))).toBe('done')
    await world.settle()
    expect(paid(world)).toBe(0)
  })

  it.each([
    [{}, 'Please choose one'],
    [{ reason: 'OTHER' }, 'Your reason in your words: please fill this in'],
    [{ reason: 'OTHER', text: 'x'.repeat(281) }, 'too short or too long'],
    [{ reason: 'OTHER', text: 'card 4242 4242 4242 4242' }, 'do not write a card number'],
    [{ reason: 'BECAUSE' }, 'please'],
  ])('asks again for %j', async (values, message) => {
    const { browser, confirm, linx, workflowId } = await setUp()
    const form = await browser.get(confirm.path.replace('confirm', 'decline'))
    const page = await browser.send(form, values)
    expect([page.status, textOf(page)]).toEqual([422, expect.stringContaining(message)])
    expect(demandValue(await linx.workflows.get(workflowId)).status).toBe('ACTIVE')
  })
})
