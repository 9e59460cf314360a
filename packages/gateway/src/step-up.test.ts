import { describe, expect, it } from 'vitest'
import type { StepUp, StepUpChallenge } from './index.ts'
import { createWorld } from './test-support/create-world.ts'
import { createPlainBrowser, textOf } from './test-support/plain-browser.ts'
import { newCustomerRequest } from './test-support/sample-workflows.ts'
import { pageName, startVisit } from './test-support/walk-visit.ts'

const stepUpWith = (challenge: StepUpChallenge): StepUp => ({
  challenge: async () => challenge,
  verify: async (_, code) => (code === '123456' ? 'passed' : code === '000000' ? 'locked' : 'wrong'),
  sendCode: async () => 'sent',
})

const setUp = async (challenge: StepUpChallenge) => {
  const world = await createWorld({ stepUp: stepUpWith(challenge) })
  const { token } = await world.sendLink(newCustomerRequest)
  const browser = createPlainBrowser(world)
  return { browser, world, token, check: await startVisit(browser, await browser.enter(token)) }
}

describe('a proof before the visit goes on (L9)', () => {
  it('comes before every other step, and holds for this browser', async () => {
    const { browser, check, world, token } = await setUp({ method: 'passcode' })
    expect([pageName(check), textOf(check)]).toEqual(['check', expect.stringContaining('Step 2 of 5')])
    expect((await browser.get(check.path.replace('check', 'name'))).status).toBe(409)
    expect((await browser.post(check.path.replace('check', 'name'), 'firstName=Ada')).status).toBe(409)
    const wrong = await browser.send(check, { code: '1' })
    expect([wrong.status, textOf(wrong)]).toEqual([422, expect.stringContaining('This code is not right')])
    expect(textOf(await browser.send(check, { code: '000000' }))).toContain('too many wrong codes')
    expect(textOf(await browser.send(check, {}))).toContain('This code is not right')
    expect(pageName(await browser.send(check, { code: '123456' }))).toBe('name')
    expect(pageName(await browser.enter(token))).toBe('review')
    expect(pageName(await startVisit(browser, await browser.enter(token)))).toBe('name')
    const other = createPlainBrowser(world)
    expect(pageName(await startVisit(other, await other.enter(token)))).toBe('check')
  })

  it('sends a code when the Customer asks for one, not before', async () => {
    const { browser, check } = await setUp({ method: 'sms-code', phoneHint: '•••• 4567' })
    expect(textOf(check)).toContain('•••• 4567')
    expect(check.html).toContain('autocomplete="one-time-code"')
    expect(textOf(await browser.send(check, { send: 'yes' }))).toContain('We have sent you a code.')
  })

  it.each(['passcode', 'one-time-code'] as const)('is what the workflow asks for: %s', async (stepUp) => {
    const world = await createWorld()
    const { token, passcode } = await world.sendLink({ ...newCustomerRequest, stepUp })
    const browser = createPlainBrowser(world)
    const check = await startVisit(browser, await browser.enter(token))
    expect(pageName(check)).toBe('check')
    expect(textOf(await browser.send(check, { code: '000000' }))).toMatch(/not right|too old/)
    const sent = stepUp === 'one-time-code' ? await browser.send(check, { send: 'yes' }) : check
    await world.settle()
    const code = passcode ?? world.latestCode()
    expect(pageName(await browser.send(sent, { code }))).toBe('name')
    const other = createPlainBrowser(world)
    expect(pageName(await startVisit(other, await other.enter(token)))).toBe('check')
  })

  it("may be the host's own", async () => {
    const { check } = await setUp({ method: 'host', title: 'Member number', label: 'Your number' })
    expect(textOf(check)).toMatch(/Member number.*Your number/)
    expect(check.html).not.toContain('name="send"')
  })
})
