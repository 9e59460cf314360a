import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referencedIds } from './referenced-ids.ts'
import { body, issuesOf, withParameters } from './test-support/request-probe.ts'
import { seedFacts } from './test-support/workflow-fixtures.ts'
import { validateWorkflowRequest } from './validate-workflow-request.ts'

describe('hostile input', () => {
  const hostile: readonly unknown[] = [
    undefined,
    null,
    '',
    0,
    [],
    {},
    () => 1,
    new Map(),
    JSON.parse('{"__proto__":{"steps":[]}}'),
    { steps: [null, 1, [], { name: {} }], parameters: [] },
    { steps: Array.from({ length: 9_000 }, () => ({ name: 'x' })), parameters: {} },
    { steps: 'notification', parameters: 'phoneNumber' },
    { parameters: { __proto__: { phoneNumber: '+16471234567' } } },
    { ...body(), parameters: new Proxy({}, { get: () => '+16471234567', ownKeys: () => ['a', 'a'] }) },
    { ...body(), steps: { length: 1, 0: { name: 'notification' } } },
    { toString: () => 'x', constructor: 1, title: { toJSON: () => 'x' } },
  ]

  it.each(hostile.map((input, index) => [index, input] as const))(
    'number %i is answered with issues',
    (_index, input) => {
      expect(issuesOf(input).length).toBeGreaterThan(0)
      expect(() => referencedIds(input)).not.toThrow()
    },
  )

  it('of any kind is never a throw', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true })
    const names = fc.constantFrom(...Object.keys(body()), ...Object.keys(body().parameters))
    fc.assert(
      fc.property(anything, names, anything, (input, name, value) => {
        const request = withParameters({ [name]: value })
        for (const tried of [input, { ...body(), [name]: value }, request]) {
          const result = validateWorkflowRequest(tried, seedFacts)
          expect(result.ok || result.issues.length > 0).toBe(true)
          referencedIds(tried)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('changes nothing in the input', () => {
    const request = body()
    validateWorkflowRequest(request, seedFacts)
    expect(request).toEqual(body())
  })
})
