import { describe, expect, it } from 'vitest'
import { createWorld } from './test-support/create-world.ts'
import { createPlainBrowser, textOf } from './test-support/plain-browser.ts'
import { everyPageRequest } from './test-support/sample-workflows.ts'
import { bankValues, nameValues, profileValues } from './test-support/typed-values.ts'

describe('a whole visit without JavaScript', () => {
  it('goes from the link to the receipt, and pays once', async () => {
    const world = await createWorld()
    const { token, workflowId } = await world.sendLink(everyPageRequest)
    const browser = createPlainBrowser(world)
    const review = await browser.enter(token)
    expect(textOf(review)).toContain('Rocket Rebates wants to pay you')
    const name = await browser.get(review.path.replace('review', 'name'))
    const profile = await browser.send(name, nameValues)
    expect(textOf(profile)).toContain('Step 3 of 6')
    const bank = await browser.send(profile, profileValues)
    expect(textOf(bank)).toContain('Your checking account')
    const documents = await browser.send(bank, bankValues)
    expect(textOf(documents)).toContain('Consent to electronic communication')
    const confirm = await browser.send(documents, { 'document.0': 'yes', 'document.1': 'yes' })
    expect(textOf(confirm)).toContain('$1,256.25')
    const done = await browser.send(confirm)
    expect(textOf(done)).toContain('Thank you')
    expect(world.errors).toEqual([])
    expect((await world.linx.workflows.get(workflowId)).ok).toBe(true)
  })
})
