import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from './operation/operation.ts'
import { operationTable } from './operation/operation-table.ts'
import { type ApiAnswer, send } from './test-support/api-world.ts'
import { createCallTimes } from './test-support/call-times.ts'
import { createDocumentCheck } from './test-support/document-check.ts'
import { createPopulatedWorld, type PopulatedWorld } from './test-support/populated-world.ts'
import { type FuzzedRequest, requestArbitrary } from './test-support/request-arbitrary.ts'
import { type SampleRequest, sampleRequest } from './test-support/sample-calls.ts'

/**
 * Requests to each operation; all of them together are at least 20,000. `LINX_FUZZ_RUNS` makes it longer, and then the times of calls with
 * a body are printed: 4,000 are more than 100,000 of them.
 */
const RUNS = Number(process.env.LINX_FUZZ_RUNS ?? Math.ceil(20_000 / operationTable.length))

/** What no answer may show: places in our code, a token and an account number of the sample parties. */
const SECRETS = /node_modules|\.ts:\d|tok_sample_debit|000111222333/

const check = createDocumentCheck()
const times = createCallTimes()

afterAll(() => {
  if (process.env.LINX_FUZZ_RUNS !== undefined) process.stdout.write(`${times.summary()}\n`)
})

interface SampleRun {
  readonly sample: SampleRequest
  readonly answer: ApiAnswer
}

const runSamples = async (operations: readonly Operation[], { handler, ids }: PopulatedWorld) => {
  const runs = new Map<Operation, SampleRun>()
  for (const operation of operations) {
    const sample = sampleRequest(operation, ids)
    const { method } = operation
    const headers = { 'idempotency-key': 'sample-call', ...sample.headers }
    const answer = await send(handler, `${sample.path}?${sample.query}`, { method, body: sample.body, headers })
    runs.set(operation, { sample, answer })
  }
  return runs
}

const byTag = [...Map.groupBy(operationTable, ({ tag }) => tag)]

describe.each(byTag)('%s', (_, operations) => {
  let world: PopulatedWorld
  let samples: ReadonlyMap<Operation, SampleRun>
  const cases = operations.map((operation) => [operation.operationId, operation] as const)

  const sampleOf = (operation: Operation): SampleRun => {
    const run = samples.get(operation)
    if (run === undefined) throw new Error(`Expected a sample call of ${operation.operationId}.`)
    return run
  }

  beforeAll(async () => {
    world = await createPopulatedWorld()
    samples = await runSamples(operations, world)
  })

  it.each(cases)('%s succeeds on a sound call and answers as documented', (_, operation) => {
    const { sample, answer } = sampleOf(operation)
    expect(answer).toMatchObject({ status: operation.success.status })
    expect(check.answer(operation, answer.status, answer.json)).toEqual([])
    const hasSchema = operation.access === 'tenant' && operation.body !== undefined
    if (hasSchema) expect(check.body(operation, sample.body)).toEqual([])
    expect(answer.headers.has('location')).toBe(operation.success.status === 201)
  })

  it.each(cases)(
    '%s answers hostile calls with nothing that is not documented, and never 5xx',
    async (_, operation) => {
      const answersAsDocumented = async ({ url, init }: FuzzedRequest): Promise<void> => {
        const request = new Request(url, init)
        const call = async () => {
          const response = await world.handler.fetch(request)
          return { response, text: await response.text() }
        }
        const { response, text } = await (init.body === undefined ? call() : times.measure(call))
        expect(world.errors).toEqual([])
        expect(response.status).toBeLessThan(500)
        expect(response.headers.get('trace-id')).toMatch(/^[0-9a-f]{32}$/)
        expect(check.answer(operation, response.status, text === '' ? undefined : JSON.parse(text))).toEqual([])
        expect(text).not.toMatch(SECRETS)
      }
      const requests = requestArbitrary(operation, sampleOf(operation).sample, Object.values(world.ids))
      await fc.assert(fc.asyncProperty(requests, answersAsDocumented), { numRuns: RUNS })
    },
  )
})
