import { beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from './operation/operation.ts'
import { operationTable } from './operation/operation-table.ts'
import { type ApiAnswer, send } from './test-support/api-world.ts'
import { createPopulatedWorld, type PopulatedWorld } from './test-support/populated-world.ts'
import { sampleRequest } from './test-support/sample-calls.ts'

let world: PopulatedWorld

beforeAll(async () => {
  world = await createPopulatedWorld()
})

/** Each id of the world with another letter at its end: as long, and nobody's. */
const missingId = (id: string): string => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`

const exchange = (text: string): string => {
  const ids = Object.values(world.ids)
  return ids.reduce((changed, id) => changed.replaceAll(id, missingId(id)), text)
}

let keys = 0

/** The sample call of an operation, made by another tenant. */
const callAsStranger = (operation: Operation, change: (text: string) => string): Promise<ApiAnswer> => {
  const { path, query, body } = sampleRequest(operation, world.ids)
  keys += 1
  return send(world.handler, change(`${path}?${query}`), {
    method: operation.method,
    body: body === undefined ? undefined : JSON.parse(change(JSON.stringify(body))),
    headers: { 'idempotency-key': `stranger-${keys}` },
    token: 'stranger',
  })
}

/** What an answer tells, without what differs between any two calls: times, traces and ids that were made. */
const told = ({ status, text, headers }: ApiAnswer): string =>
  `${status} ${exchange(text)}`
    .replaceAll(headers.get('trace-id') ?? '', '<trace>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replace(/"(nameSuffix|name)":"[^"]*"/g, '"name":"<name>"')
    .replace(/whsec_[A-Za-z0-9+/=]+/g, '<secret>')

/** What stores under an id of the caller's own comes last: the stranger has records of these ids from then on. */
const storesUnderGivenId = ({ operationId }: Operation): boolean =>
  operationId === 'putCustomer' || operationId === 'putFinancialAccount'

const cases = operationTable
  .filter(({ access }) => access === 'tenant')
  .toSorted((left, right) => Number(storesUnderGivenId(left)) - Number(storesUnderGivenId(right)))
  .map((operation) => [operation.operationId, operation] as const)

/** Every read of the owner. */
const readAll = async (): Promise<readonly string[]> => {
  const reads = operationTable.filter(({ access, method }) => access === 'tenant' && method === 'GET')
  const answers = reads.map(async (operation) => {
    const { path, query } = sampleRequest(operation, world.ids)
    return (await send(world.handler, `${path}?${query}`)).text
  })
  return Promise.all(answers)
}

describe("another tenant's ids", () => {
  let before: readonly string[]

  beforeAll(async () => {
    before = await readAll()
  })

  it.each(cases)('%s answers to them exactly as to missing ones', async (_, operation) => {
    const missing = await callAsStranger(operation, exchange)
    const others = await callAsStranger(operation, (text) => text)
    expect(told(others)).toBe(told(missing))
    if (operation.path.includes('{') && !storesUnderGivenId(operation)) expect(others.status).toBe(404)
  })

  it('change nothing of their owner', async () => {
    expect(await readAll()).toEqual(before)
  })
})
