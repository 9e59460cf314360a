import type { RailRequest } from '@linx/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPushToCardRail } from './create-push-to-card-rail.ts'
import { visaDirect } from './profile/visa-direct.ts'
import type { VisaDirectOptions } from './profile/visa-direct-options.ts'
import { CARD, NOW, REQUEST, TEST_CARD_NUMBER, VISA_OPTIONS } from './test-support/examples.ts'
import { isDescriptionThere, type PrismNetwork, startPrism } from './test-support/prism-network.ts'

const REQUESTS = 400

const name = fc.stringMatching(/^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ .,'?&-]{1,36}[a-z]{2}$/)

const requests: fc.Arbitrary<RailRequest> = fc
  .record({
    transactionId: fc.uuid(),
    cents: fc.integer({ min: 1, max: 99_999_999 }),
    currency: fc.constantFrom('USD', 'CAD'),
    cardName: name,
    businessName: name,
    expiry: fc.constantFrom('01/27', '12/30', undefined),
  })
  .map(({ transactionId, cents, currency, cardName, businessName, expiry }) => {
    const { expiry: _, ...card } = CARD
    return {
      ...REQUEST,
      transactionId,
      amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
      currency,
      credit: { ...card, nameOnAccount: cardName, ...(expiry === undefined ? {} : { expiry }) },
      debit: { ...REQUEST.debit, nameOnAccount: businessName },
    }
  })

const OPTIONS: readonly VisaDirectOptions[] = [
  { ...VISA_OPTIONS, currencies: ['USD', 'CAD'] },
  { ...VISA_OPTIONS, currencies: ['USD', 'CAD'], businessApplicationId: 'PP', merchantCategoryCode: '6012' },
]

const skipReason = isDescriptionThere() ? '' : ' (skipped: the description is not beside the repository)'

describe.skipIf(skipReason !== '')(`Visa’s own description of push funds${skipReason}`, () => {
  let prism: PrismNetwork
  beforeAll(async () => {
    prism = await startPrism()
  })
  afterAll(() => prism.close())

  /** A rail whose answers are recorded; `spoil` changes what leaves. */
  const open = (options: VisaDirectOptions, spoil: (body: string) => string = (body) => body) => {
    const answers: { readonly status: number; readonly text: string }[] = []
    const rail = createPushToCardRail({
      profile: visaDirect(options),
      baseUrl: prism.baseUrl,
      resolveToken: () => TEST_CARD_NUMBER,
      now: () => NOW,
      fetch: async (input, init) => {
        const body = typeof init?.body === 'string' ? { body: spoil(init.body) } : {}
        const response = await fetch(input, { ...init, ...body })
        answers.push({ status: response.status, text: await response.clone().text() })
        return response
      },
    })
    return { rail, answers }
  }
  const { signal } = new AbortController()

  it(`accepts ${REQUESTS} random pushes and the questions after them`, async () => {
    const sample = fc.sample(requests, { numRuns: REQUESTS, seed: 4 })
    for (const [index, request] of sample.entries()) {
      const { rail, answers } = open(OPTIONS[index % OPTIONS.length] ?? VISA_OPTIONS)
      expect(rail.validate(request)).toEqual([])
      const reference = rail.makeReference({ transactionId: request.transactionId, number: 1 })
      await rail.submit(request, reference, { signal })
      if (index % 4 === 0) await rail.inquire?.(reference, { signal })
      expect(answers.map(({ status, text }) => (status === 200 ? status : `${status} ${text}`))).toEqual(
        index % 4 === 0 ? [200, 200] : [200],
      )
    }
  })

  it.each([
    ['a field is missing', (body: string) => body.replace('"acquiringBin":408999,', '')],
    ['the amount is text', (body: string) => body.replace('"amount":256.25', '"amount":"256.25"')],
    [
      'the retrieval reference is short',
      (body: string) => body.replace(/"retrievalReferenceNumber":"\d/, '"retrievalReferenceNumber":"'),
    ],
  ])('would refuse a push when %s', async (_, spoil) => {
    const { rail, answers } = open(VISA_OPTIONS, spoil)
    const reference = rail.makeReference({ transactionId: REQUEST.transactionId, number: 1 })
    expect(await rail.submit(REQUEST, reference, { signal })).toMatchObject({ outcome: 'rejected', code: 'http_422' })
    expect(answers.map(({ status }) => status)).toEqual([422])
  })
})
