import { createMemoryStorage } from '@linx/storage-memory'
import {
  createRecordingStorage,
  createSimulation,
  fixtures,
  loadSampleParties,
  SAMPLE_BUSINESS_ACCOUNT_ID,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const request = fixtures.workflowCreateRequest
const { parameters, steps } = request

const setUp = async () => {
  const storage = createRecordingStorage(createMemoryStorage())
  const simulation = createSimulation({ storage })
  await loadSampleParties(simulation.linx)
  const loaded = storage.batches().length
  return { ...simulation, countCommits: () => storage.batches().length - loaded }
}

const withParameters = (changed: object) => ({ ...request, parameters: { ...parameters, ...changed } })

const withDocument = (documentId: string) => ({
  ...request,
  steps: steps.map((step) =>
    step.name === 'document-acceptance'
      ? { ...step, inputs: { user: { documents: [{ documentId, documentGroup: 'bank-accounts' }] } } }
      : step,
  ),
})

/** As JSON.parse makes it: a member of the object itself, not its prototype. */
const withProto = JSON.parse(JSON.stringify(request).replace('"title"', '"__proto__":{"isAdmin":true},"title"'))

const badRequests: readonly (readonly [what: string, request: unknown, code: string, path: string])[] = [
  ['an unknown step', { ...request, steps: [...steps, { name: 'send-flowers' }] }, 'input_value', 'steps[6].name'],
  ['steps in a wrong order', { ...request, steps: steps.toReversed() }, 'step_order', 'steps[1].name'],
  [
    'both steps of a pair',
    { ...request, steps: [...steps.slice(0, 1), { name: 'customer-account' }, ...steps.slice(1)] },
    'step_excluded',
    'steps[2].name',
  ],
  ['a missing parameter', withParameters({ amount: undefined }), 'input_required', 'parameters.amount'],
  [
    'a parameter of no step',
    withParameters({ financialAccountSubType: 'DEBIT' }),
    'parameter_not_applicable',
    'parameters.financialAccountSubType',
  ],
  [
    'an impossible phone number',
    withParameters({ phoneNumber: '12' }),
    'phone_number_format',
    'parameters.phoneNumber',
  ],
  ['an unknown document', withDocument('nope'), 'document_unknown', 'steps[4].inputs.user.documents[0].documentId'],
  ['an unknown Customer', withParameters({ customerId: 'nobody' }), 'customer_unknown', 'parameters.customerId'],
  ['a title of a megabyte', { ...request, title: 'x'.repeat(1_000_000) }, 'input_too_large', 'title'],
  ['a member __proto__', withProto, 'input_unknown_member', '__proto__'],
  ['a lone surrogate', { ...request, title: 'a\ud800b' }, 'input_characters', 'title'],
  [
    'a template name that no store can look up',
    { title: 'x', parameters: {}, templateName: '\u0000' },
    'input_characters',
    'templateName',
  ],
  ['null', null, 'input_type', ''],
  ['a list', [], 'input_required', 'title'],
  ['a text', 'title', 'input_type', ''],
]

describe('a request that cannot work', () => {
  it.each(badRequests)(
    '%s: answers code, path and what to do; stores and sends nothing',
    async (_, bad, code, path) => {
      const { linx, sms, settle, countCommits } = await setUp()
      const result = await linx.workflows.create(bad, { idempotencyKey: 'same-key' })
      if (result.ok) throw new Error('It was accepted.')
      expect(result.issues).toContainEqual(expect.objectContaining({ code, path }))
      for (const { message } of result.issues) {
        expect(message).toMatch(/expected .+, received .+\. [A-Z].+\.$/s)
        expect(message.length).toBeLessThan(1_000)
        expect(message.isWellFormed()).toBe(true)
      }
      await settle()
      expect(countCommits()).toBe(0)
      expect(sms.sends()).toEqual([])
      expect((await linx.workflows.create(request, { idempotencyKey: 'same-key' })).ok).toBe(true)
    },
  )

  it('gets every violation at once', async () => {
    const { linx } = await setUp()
    const result = await linx.workflows.create(withParameters({ amount: '0', currency: 'EUR', phoneNumber: '12' }))
    const paths = result.ok ? [] : result.issues.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['parameters.amount', 'parameters.currency', 'parameters.phoneNumber']),
    )
  })

  it("treats another tenant's Customer and accounts as unknown", async () => {
    const { engine, countCommits } = await setUp()
    const stranger = engine.as({ businessAccountId: 'stranger', actor: { id: 'eve', type: 'employee' } })
    const result = await stranger.workflows.create(request)
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['customer_unknown', 'financial_account_unknown']),
    )
    expect(countCommits()).toBe(0)
  })
})

const badQueries: readonly (readonly [query: unknown, code: string])[] = [
  [{ page: 0 }, 'page_range'],
  [{ page: '-1' }, 'page_range'],
  [{ size: 10_000_000 }, 'size_range'],
  [{ size: '0' }, 'size_range'],
  [{ page: 1_000_000, size: 500 }, 'page_range'],
  [{ status: 'ASLEEP' }, 'input_value'],
  [{ colour: 'red' }, 'input_unknown_member'],
  [null, 'input_type'],
]

describe('a search that cannot work', () => {
  it.each(badQueries)('%j: answers %s in v1 and v2', async (query, code) => {
    const { linx } = await setUp()
    for (const result of [await linx.workflows.search(query), await linx.workflows.searchSend(query)]) {
      expect(result.ok ? [] : result.issues.map((issue) => issue.code)).toEqual([code])
    }
  })

  it('names a time zone that does not exist', async () => {
    const { linx } = await setUp()
    const result = await linx.workflows.searchSend({ createdAt: '2026-03-02', timeZone: 'Mars/Base' })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'time_zone_unknown', path: 'timeZone' }] })
  })
})

describe('an id that cannot be', () => {
  it.each(['', 'x'.repeat(65), 'a b', 'a\ud800', '__proto__\n', undefined, {}])(
    '%j: is refused by its form',
    async (id) => {
      const { linx } = await setUp()
      const { workflows } = linx
      const given = id as string
      const results = [
        await workflows.get(given),
        await workflows.notifications(given),
        await workflows.cancel(given),
        await workflows.resend(given),
        await workflows.archive(given),
        await workflows.extend(given, { expireAt: '2026-03-05T00:00:00Z' }),
        await linx.templates.get(given),
        await linx.customers.get(given),
        await linx.financialAccounts.get(given),
        await linx.transactions.get(given),
      ]
      for (const result of results) expect(result).toMatchObject({ ok: false, issues: [{ code: 'id_format' }] })
    },
  )

  it('is an error of the host where the tenant is named', async () => {
    const { engine } = await setUp()
    const actor = { id: 'employee-1', type: 'employee' } as const
    expect(() => engine.as({ businessAccountId: 'a b', actor })).toThrow(TypeError)
    expect(() => engine.as({ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, actor: { ...actor, id: '' } })).toThrow(
      TypeError,
    )
  })
})

describe('other input of odd shapes', () => {
  it.each([undefined, null, 'text', 7, [], { x: 1 }, JSON.parse('{"__proto__":{"a":1}}')])(
    '%j: is refused with a code, and nothing is stored',
    async (input) => {
      const { linx, countCommits } = await setUp()
      const results = [
        await linx.templates.create(input),
        await linx.templates.update('some-template', input),
        await linx.customers.put(input),
        await linx.financialAccounts.put(input),
        await linx.workflows.extend('some-workflow', input),
      ]
      expect(results.map(({ ok }) => ok)).toEqual([false, false, false, false, false])
      expect(countCommits()).toBe(0)
    },
  )
})
