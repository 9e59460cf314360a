import { type RailAdapter, RailError, type SubmitOutcome } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { createPushToCardRail } from './create-push-to-card-rail.ts'
import { mastercardSend } from './profile/mastercard-send.ts'
import { visaDirect } from './profile/visa-direct.ts'
import type { PushToCardRailOptions } from './push-to-card-options.ts'
import { CARD, NOW, REQUEST, TEST_CARD_NUMBER, VISA_OPTIONS } from './test-support/examples.ts'

interface Sent {
  readonly url: string
  readonly init: RequestInit
}

const VISA = visaDirect(VISA_OPTIONS)
const MASTERCARD = mastercardSend({ partnerId: 'ptnr_example' })
const { signal } = new AbortController()

/** A rail whose network gives one answer to everything. */
const setUp = (answer: () => Response | Promise<Response>, options: Partial<PushToCardRailOptions> = {}) => {
  const sent: Sent[] = []
  const rail = createPushToCardRail({
    profile: VISA,
    baseUrl: 'https://network.example',
    now: () => NOW,
    fetch: async (input, init = {}) => {
      sent.push({ url: String(input), init })
      return answer()
    },
    ...options,
  })
  return { rail, sent }
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers })

const submit = (rail: RailAdapter): Promise<SubmitOutcome> =>
  rail.submit(REQUEST, rail.makeReference({ transactionId: REQUEST.transactionId, number: 1 }), { signal })

const bodyOf = ({ init }: Sent) => JSON.parse(String(init.body))

describe('a push by Visa Direct', () => {
  it('carries the token, amount, numbers and local time, and nothing of the debited account', async () => {
    const { rail, sent } = setUp(json(200, { actionCode: '00', transactionIdentifier: 381228649430015 }))
    expect(await submit(rail)).toMatchObject({ outcome: 'accepted', state: 'settled', providerId: '381228649430015' })
    const [first] = sent
    if (first === undefined) throw new Error('Nothing was sent.')
    expect(first.url).toBe('https://network.example/visadirect/fundstransfer/v1/pushfundstransactions')
    expect(bodyOf(first)).toMatchObject({
      amount: 256.25,
      transactionCurrencyCode: 'USD',
      recipientPrimaryAccountNumber: CARD.token,
      recipientCardExpiryDate: '2030-12',
      localTransactionDateTime: '2026-03-02T10:00:00',
      senderName: 'Acme Rebates Inc',
      sourceOfFundsCode: '05',
    })
    expect(String(first.init.body)).not.toContain('900111222333')
  })

  it.each<readonly [string, Partial<SubmitOutcome>]>([
    ['14', { outcome: 'rejected', retry: 'never' }],
    ['51', { outcome: 'rejected', retry: 'new-reference' }],
    ['94', { outcome: 'unknown' }],
  ])('with action code %s in a 200 is %j', async (actionCode, expected) => {
    expect(await submit(setUp(json(200, { actionCode })).rail)).toMatchObject(expected)
  })

  it('tells amount and currency where the answer has them, and doubts an amount that it cannot read', async () => {
    const body = { actionCode: '00', amount: 256.3, transactionCurrencyCode: '840' }
    expect(await submit(setUp(json(200, body)).rail)).toMatchObject({ amount: '256.30', currency: 'USD' })
    expect(await submit(setUp(json(200, { ...body, amount: 1.005 })).rail)).toMatchObject({ outcome: 'unknown' })
    expect(await submit(setUp(json(200, { ...body, transactionCurrencyCode: '?' })).rail)).toMatchObject({
      outcome: 'unknown',
    })
  })

  it('needs names of which something is left in Latin letters', () => {
    const { rail } = setUp(json(200, {}))
    const credit = { ...CARD, nameOnAccount: '李小龍' }
    const debit = { ...REQUEST.debit, nameOnAccount: 'Ж1' }
    expect(rail.validate({ ...REQUEST, credit, debit }).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'visa_name debit.nameOnAccount',
      'visa_name credit.nameOnAccount',
    ])
    expect(rail.validate({ ...REQUEST, credit: { ...CARD, nameOnAccount: 'Zoë Ørsted' } })).toEqual([])
  })

  it('that timed out (202 with a status identifier) is unknown', async () => {
    const { rail } = setUp(json(202, { statusIdentifier: '234234322342343' }))
    expect(await submit(rail)).toMatchObject({ outcome: 'unknown' })
  })

  it.each([
    [400, 'rejected'],
    [401, 'not-sent'],
    [403, 'not-sent'],
    [404, 'unknown'],
    [409, 'unknown'],
    [429, 'not-sent'],
    [302, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
    [504, 'unknown'],
  ])('that is answered with status %i is %s', async (status, outcome) => {
    expect(await submit(setUp(json(status, {})).rail)).toMatchObject({ outcome })
  })

  it('that is answered with a status which the agreement calls unprocessed was not sent', async () => {
    const { rail } = setUp(json(503, {}, { 'retry-after': '30' }), { notProcessedStatuses: [503] })
    expect(await submit(rail)).toMatchObject({ outcome: 'not-sent', retryAfterMs: 30_000 })
  })

  it('with an answer of endless length is unknown', async () => {
    const endless = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(0x20)) }))
    expect(await submit(setUp(endless).rail)).toMatchObject({ outcome: 'unknown' })
  })
})

describe('hooks of the host', () => {
  it('put what the network needs of the card into the account field, and headers into the request', async () => {
    const { rail, sent } = setUp(json(200, { actionCode: '00' }), {
      resolveToken: async ({ token }) => (token === CARD.token ? TEST_CARD_NUMBER : ''),
      authorize: ({ method, body = '' }) => ({ authorization: `${method} ${body.length > 0}` }),
    })
    await submit(rail)
    expect(sent.map(bodyOf)).toMatchObject([{ recipientPrimaryAccountNumber: TEST_CARD_NUMBER }])
    expect(sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual(['POST true'])
  })

  it.each<readonly [string, Partial<PushToCardRailOptions>]>([
    ['resolveToken', { resolveToken: () => Promise.reject(new Error('vault closed')) }],
    ['authorize', { authorize: () => Promise.reject(new Error('key lost')) }],
  ])('send nothing when %s fails', async (_, options) => {
    const { rail, sent } = setUp(json(200, {}), options)
    expect(await submit(rail)).toMatchObject({ outcome: 'not-sent' })
    expect(sent).toEqual([])
  })

  it('are given up at the signal', async () => {
    const { rail, sent } = setUp(json(200, {}), { resolveToken: () => new Promise(() => undefined) })
    const controller = new AbortController()
    const outcome = rail.submit(REQUEST, rail.makeReference({ transactionId: 'x', number: 1 }), controller)
    controller.abort()
    expect(await outcome).toMatchObject({ outcome: 'not-sent' })
    expect(sent).toEqual([])
  })
})

describe('failures of fetch', () => {
  const failing = (cause: unknown) => () => Promise.reject(new TypeError('fetch failed', { cause }))
  const coded = (code: string) => Object.assign(new Error('text of the other side'), { code })

  it.each([
    ['ECONNREFUSED', 'not-sent'],
    ['ENOTFOUND', 'not-sent'],
    ['CERT_HAS_EXPIRED', 'not-sent'],
    ['ECONNRESET', 'unknown'],
    ['UND_ERR_SOCKET', 'unknown'],
    ['UND_ERR_HEADERS_TIMEOUT', 'unknown'],
  ])('with the code %s are %s', async (code, outcome) => {
    const answer = await submit(setUp(failing(coded(code))).rail)
    expect(answer).toEqual({ outcome, cause: `No answer: ${code}.` })
  })

  it('prove nothing if one of several addresses was reached', async () => {
    const both = new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')])
    expect(await submit(setUp(failing(both)).rail)).toMatchObject({ outcome: 'unknown' })
    const none = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')])
    expect(await submit(setUp(failing(none)).rail)).toMatchObject({ outcome: 'not-sent' })
    expect(await submit(setUp(failing(new AggregateError([]))).rail)).toMatchObject({ outcome: 'unknown' })
  })
})

describe('questions to Visa Direct', () => {
  const reference = VISA.makeReference({ transactionId: REQUEST.transactionId, number: 1 })
  const row = (members: object) => ({ ...reference.details, statusCode: 'COMPLETED', actionCode: '00', ...members })
  const inquire = (body: unknown) => setUp(json(200, body)).rail.inquire?.(reference, { signal })

  it.each<readonly [string, unknown, unknown]>([
    ['a completed push', [row({})], { outcome: 'found', state: 'settled' }],
    ['a declined push', [row({ actionCode: '14' })], { outcome: 'found', state: 'failed', code: '14' }],
    ['a rejected push', [row({ statusCode: 'FAILED', rejectReasonCode: 1234 })], { state: 'failed', code: '1234' }],
    ['a push in progress', [row({ statusCode: 'IN_PROGRESS' })], { outcome: 'found', state: 'pending' }],
    ['a pending push', [row({ statusCode: 'PENDING' })], { outcome: 'found', state: 'pending' }],
    ['a cancelled push', [row({ statusCode: 'CANCELLED' })], { outcome: 'found', state: 'cancelled' }],
    ['an unheard-of status', [row({ statusCode: 'ODD' })], { outcome: 'unknown' }],
    ['no row', [], { outcome: 'absent', isProven: false }],
    ['rows of others', [row({ systemsTraceAuditNumber: '000001' })], { outcome: 'absent', isProven: false }],
    ['an object', {}, { outcome: 'unknown' }],
  ])('read %s', async (_, body, expected) => expect(await inquire(body)).toMatchObject(expected as object))
})

describe('eligibility by Visa Direct', () => {
  const check = (status: number, body: unknown) => setUp(json(status, body)).rail.checkEligibility?.(CARD, { signal })
  const network = (push: string, fast: string) => ({
    visaNetworkInfo: [{ nonMoneyTransferPushFundsDomestic: push, nonMoneyTransferFastFundsDomestic: fast }],
  })

  it('follows the indicators of disbursements', async () => {
    expect(await check(200, network('Y', 'Y'))).toEqual({ outcome: 'eligible', availability: 'immediate' })
    expect(await check(200, network('Y', 'N'))).toEqual({ outcome: 'eligible', availability: 'few-days' })
    expect(await check(200, network('N', 'N'))).toMatchObject({ outcome: 'not-eligible', code: 'push_blocked' })
    expect(await check(400, {})).toMatchObject({ outcome: 'not-eligible', code: 'no_network' })
    expect(await check(200, { visaNetworkInfo: [{}] })).toMatchObject({ outcome: 'unknown' })
  })

  it('says no to a bank account without asking', async () => {
    const { rail, sent } = setUp(json(200, {}))
    expect(await rail.checkEligibility?.(REQUEST.debit, { signal })).toMatchObject({ outcome: 'not-eligible' })
    expect(sent).toEqual([])
  })
})

describe('a push by Mastercard Send', () => {
  const reference = MASTERCARD.makeReference({ transactionId: REQUEST.transactionId, number: 1 })
  const disbursement = (members: object) => ({
    disbursement: { disbursement_reference: reference.reference, ...members },
  })
  const push = (status: number, body: unknown) => setUp(json(status, body), { profile: MASTERCARD })

  it('carries the amount in minor units and the account as a URI', async () => {
    const { rail, sent } = push(201, disbursement({ id: 'disb_1', status: 'APPROVED' }))
    expect(await submit(rail)).toMatchObject({ outcome: 'accepted', state: 'settled', providerId: 'disb_1' })
    expect(sent.map(({ url }) => url)).toEqual([
      'https://network.example/send/v1/partners/ptnr_example/disbursements/payment?decline_details=true',
    ])
    expect(sent.map(bodyOf)).toMatchObject([
      {
        payment_disbursement: {
          amount: '25625',
          currency: 'USD',
          recipient_account_uri: 'pan:tok_4Zr8Example;exp=2030-12',
        },
      },
    ])
  })

  it.each<readonly [string, number, unknown, Partial<SubmitOutcome>]>([
    ['PENDING', 201, disbursement({ status: 'PENDING' }), { outcome: 'accepted', state: 'pending' }],
    ['UNKNOWN', 201, disbursement({ status: 'UNKNOWN' }), { outcome: 'unknown', inquireAfterMs: 60_000 }],
    ['DECLINED', 201, disbursement({ status: 'DECLINED' }), { outcome: 'rejected', code: 'declined', retry: 'never' }],
    ['a decline as 402', 402, { Errors: { Error: [{ ReasonCode: 'DECLINE' }] } }, { outcome: 'rejected' }],
    ['a taken reference', 400, { Errors: { Error: [{ Source: 'disbursement_reference' }] } }, { outcome: 'unknown' }],
    [
      'another reference',
      201,
      { disbursement: { disbursement_reference: 'x', status: 'APPROVED' } },
      { outcome: 'unknown' },
    ],
    ['an invalid amount', 400, { Errors: { Error: [{ Source: 'amount' }] } }, { outcome: 'rejected', retry: 'never' }],
  ])('with %s', async (_, status, body, expected) => {
    expect(await submit(push(status, body).rail)).toMatchObject(expected)
  })

  it('that was declined with an approving network code is still a decline', async () => {
    const transaction_history = { data: { transaction: [{ network_status_code: '00' }] } }
    const { rail } = push(201, disbursement({ status: 'DECLINED', transaction_history }))
    expect(await submit(rail)).toMatchObject({ outcome: 'rejected' })
  })

  it('hashes ids that Mastercard would not take', () => {
    const of = (transactionId: string) => MASTERCARD.makeReference({ transactionId, number: 1 }).reference
    expect(of('order-17')).toBe('order-17.1')
    for (const id of ['a/b', 'x', '~order-17', 'a'.repeat(64)]) expect(of(id)).toMatch(/^~[\w-]{32}$/)
  })
})

describe('options that cannot work', () => {
  it.each<readonly [string, () => unknown]>([
    ['an address without TLS', () => setUp(json(200, {}), { baseUrl: 'http://network.example' })],
    ['no address', () => setUp(json(200, {}), { baseUrl: 'network' })],
    ['a limit that is no amount', () => setUp(json(200, {}), { maximumAmount: '50,000' })],
    ['a BIN with letters', () => visaDirect({ ...VISA_OPTIONS, acquiringBin: '40899X' })],
    ['an empty partner id', () => mastercardSend({ partnerId: '' })],
  ])('are refused: %s', (_, make) => expect(make).toThrow(RailError))
})
