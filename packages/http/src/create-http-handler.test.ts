import { StorageError } from '@linx/contracts'
import { cardPaymentRequest, fixtures } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createHttpHandler } from './index.ts'
import { createApiWorld, send } from './test-support/api-world.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

describe('the samples of the seeds', () => {
  it('000: a workflow is created and answers its steps in order', async () => {
    const { call } = await createApiWorld()
    const { status, json } = await call('/v2/linx/workflows', { method: 'POST', body: fixtures.workflowCreateRequest })
    expect(status).toBe(201)
    const { steps, ...rest } = fixtures.workflowCreateAnswer
    expect(json).toMatchObject({
      ...rest,
      workflowId: expect.stringMatching(UUID),
      steps: steps.map(({ stepName }) => ({ stepName, stepId: expect.stringMatching(UUID) })),
    })
  })

  it('002: the sessions of the token’s business are found', async () => {
    const { call } = await createApiWorld()
    const created = await call('/v2/linx/workflows', { method: 'POST', body: cardPaymentRequest })
    const { status, json } = await call('/v1/linx/send?name=John%20Doe&status=ACTIVE&timeZone=UTC&page=1&size=30')
    expect(status).toBe(200)
    expect(json).toEqual({
      result: [
        {
          requestId: created.json.workflowId,
          name: 'John Doe',
          email: 'john.doe@example.com',
          phoneNumber: '+16471234567',
          status: 'ACTIVE',
          createdAt: '2026-03-02T15:00:00.000Z',
          createdBy: 'Jane Doe',
        },
      ],
      totalElements: 1,
    })
    expect(Object.keys(json.result[0])).toEqual(Object.keys(fixtures.sessionSearchAnswer.result[0]))
  })

  it('003: a transaction is created and answers member for member', async () => {
    const { call, clock } = await createApiWorld({ start: Date.parse('2021-07-01T17:40:22.601Z') })
    const answer = await call('/v1/transactions', {
      method: 'POST',
      body: fixtures.transactionCreateRequest,
      headers: { 'idempotency-key': 'c2f5e7c8-3c1d-4b92-9a3f-0a6b7f0f2f11' },
    })
    expect(answer.status).toBe(201)
    const sample = fixtures.transactionCreateAnswer
    expect(answer.json).toEqual({
      ...sample,
      id: expect.stringMatching(UUID),
      latestStatus: { ...sample.latestStatus, message: expect.any(String) },
    })
    expect(Object.keys(answer.json)).toEqual(Object.keys(sample))
    expect(clock.now()).toBe(Date.parse(sample.createdAt))
  })

  it('004: a schedule is created and answers its id as a JSON string', async () => {
    const { call } = await createApiWorld({ start: Date.parse('2023-11-15T12:00:00Z') })
    const create = (body: object) =>
      call('/v2/scheduled-transactions', { method: 'POST', body, headers: { 'idempotency-key': 'schedule-1' } })
    const refused = await create(fixtures.scheduleCreateRequestAsPrinted)
    expect(refused.status).toBe(400)
    expect(refused.json.errors).toEqual([
      expect.objectContaining({ path: 'startDateTime', errorCode: 'start_date_time_format' }),
    ])
    const created = await create(fixtures.scheduleCreateRequest)
    expect(created).toMatchObject({ status: 201, json: expect.stringMatching(UUID) })
    const schedule = await call(`/v2/scheduled-transactions/${created.json}`)
    expect(schedule.json).toMatchObject({ status: 'SCHEDULED', nextOccurrenceLocal: '2023-12-01T10:15:30.000-05:00' })
  })
})

describe('a refused workflow', () => {
  it('answers every violation in the form of seed 000, with the trace of the caller', async () => {
    const { call } = await createApiWorld()
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
    const { parameters, ...rest } = fixtures.workflowCreateRequest
    const answer = await call('/v2/linx/workflows', {
      method: 'POST',
      body: { ...rest, parameters: { ...parameters, amount: '0', phoneNumber: '12' } },
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('trace-id')).toBe(traceId)
    expect(answer.json.result).toMatchObject({
      successful: false,
      error: { traceId, errorCode: 'phone_number_format', timestamp: '2026-03-02T15:00:00.000Z' },
      fieldErrors: [
        { fieldName: 'phoneNumber', fieldCategory: 'parameters', errorCode: 'phone_number_format' },
        { fieldName: 'amount', fieldCategory: 'parameters', errorCode: 'amount_format' },
      ],
    })
  })

  it('is 422 when only rules of the domain are broken', async () => {
    const { call } = await createApiWorld()
    const { parameters } = cardPaymentRequest
    const answer = await call('/v2/linx/workflows', {
      method: 'POST',
      body: { ...cardPaymentRequest, parameters: { ...parameters, customerId: 'nobody' } },
    })
    expect(answer.status).toBe(422)
    expect(answer.json.result.error.errors).toContainEqual(expect.objectContaining({ errorCode: 'customer_unknown' }))
  })
})

describe('a call that does not get in', () => {
  it.each([
    ['no token', '/v1/linx/send', { token: 'nobody' }, 401, 'unauthorized'],
    ['an unknown path', '/v3/nothing', {}, 404, 'path_unknown'],
    ['a method that the path does not have', '/v1/linx/send', { method: 'DELETE' }, 405, 'method_not_allowed'],
    ['another media type asked for', '/v1/linx/send', { headers: { accept: 'text/html' } }, 406, 'not_acceptable'],
    [
      'another media type sent',
      '/v2/linx/workflows',
      { method: 'POST', body: {}, headers: { 'content-type': 'text/plain' } },
      415,
      'media_type_unsupported',
    ],
    [
      'a compressed body',
      '/v2/linx/workflows',
      { method: 'POST', body: {}, headers: { 'content-encoding': 'gzip' } },
      415,
      'media_type_unsupported',
    ],
    [
      'a body that is too long',
      '/v2/linx/workflows',
      { method: 'POST', body: 'x'.repeat(66_000) },
      413,
      'body_too_large',
    ],
  ])('%s: %s', async (_, path, call, status, errorCode) => {
    const answer = await (await createApiWorld()).call(path, call)
    expect(answer.status).toBe(status)
    expect(answer.json).toEqual({
      timestamp: '2026-03-02T15:00:00.000Z',
      traceId: answer.headers.get('trace-id'),
      message: expect.any(String),
      errorCode,
    })
    expect(answer.json.traceId).toMatch(/^[0-9a-f]{32}$/)
  })

  it('is told which methods there are', async () => {
    const { call } = await createApiWorld()
    const answer = await call('/v2/linx/workflows', { method: 'OPTIONS' })
    expect(answer).toMatchObject({ status: 405 })
    expect(answer.headers.get('allow')).toBe('POST, GET')
  })

  it('is 403 without the scope, and 429 when the host says so', async () => {
    const caller = { businessAccountId: 'b', actor: { id: 'a', type: 'employee' } } as const
    const limited = await createApiWorld({ authenticate: () => ({ ...caller, scopes: ['workflows:read'] }) })
    expect((await limited.call('/v1/linx/send')).status).toBe(200)
    const forbidden = await limited.call('/v1/customers/c')
    expect(forbidden.status).toBe(403)
    expect(forbidden.headers.get('www-authenticate')).toContain('customers:read')
    const busy = await createApiWorld({
      limitRate: ({ operationId }) => (operationId === 'getCustomer' ? 7 : undefined),
    })
    const refused = await busy.call('/v1/customers/c')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7'])
  })
})

describe('a body', () => {
  const post = async (text: string | Uint8Array<ArrayBuffer>) => {
    const { handler } = await createApiWorld()
    const response = await handler.fetch(
      new Request('http://localhost/v1/customers', {
        method: 'POST',
        body: text,
        headers: { authorization: 'Bearer own', 'content-type': 'application/json; charset=utf-8' },
      }),
    )
    return { status: response.status, json: await response.json() }
  }

  it.each([
    ['no JSON', '{"a":', 'input_json'],
    ['nothing', '', 'input_json'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'input_json'],
    ['a member twice', '{"firstName":"A","first\\u004eame":"B"}', 'input_repeated_member'],
    ['too deep', `${'['.repeat(33)}${']'.repeat(33)}`, 'input_too_large'],
    [
      'too many members',
      JSON.stringify(Object.fromEntries(Array.from({ length: 201 }, (_, i) => [i, 1]))),
      'input_too_large',
    ],
    ['too many entries', JSON.stringify(Array.from({ length: 10_001 }, () => 1)), 'input_too_large'],
    ['__proto__', '{"__proto__":{"isAdmin":true}}', 'input_unknown_member'],
    ['an unknown member', '{"colour":"red"}', 'input_unknown_member'],
  ])('with %s is refused by name', async (_, text, code) => {
    const { status, json } = await post(text)
    expect(status).toBe(400)
    expect(json.errors.map(({ errorCode }: { readonly errorCode: string }) => errorCode)).toContain(code)
    expect(json.errors.length).toBeLessThanOrEqual(30)
  })
})

describe('every answer', () => {
  it('is kept by nobody, framed nowhere and readable from no other origin', async () => {
    const { call } = await createApiWorld()
    const { headers } = await call('/v1/linx/send', { headers: { origin: 'https://evil.example' } })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers.get('access-control-allow-origin')).toBe(null)
  })

  it('to an unknown query is a refusal that names it', async () => {
    const { call } = await createApiWorld()
    const answer = await call('/v1/customers/c?colour=red')
    expect(answer).toMatchObject({
      status: 400,
      json: { errors: [{ path: 'colour', errorCode: 'input_unknown_member' }] },
    })
  })
})

describe('an error of our side', () => {
  const failing = async (error: unknown) => {
    const heard: unknown[] = []
    const { engine } = await createApiWorld()
    const handler = createHttpHandler(engine, {
      authenticate: () => {
        throw error
      },
      onError: (...told) => heard.push(told),
    })
    return { heard, answer: await send(handler, '/v1/linx/send') }
  }

  it('is told to the host, and to the caller only that it was', async () => {
    const secret = new Error('password=hunter2')
    const { heard, answer } = await failing(secret)
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('hunter2')
    expect(heard).toEqual([[secret, { traceId: answer.json.traceId, operationId: 'searchSendSessions' }]])
  })

  it('that may pass is 503 with a time to call again', async () => {
    const busy = new StorageError('The file is locked.', { code: 'busy', isRetryable: true })
    const { answer } = await failing(busy)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  })
})

describe('the service', () => {
  it('answers its health and its document to everybody', async () => {
    const { call } = await createApiWorld({ basePath: '/api' })
    expect((await call('/api/health', { token: 'nobody' })).json).toEqual({ status: 'ok' })
    expect((await call('/api/openapi.json', { token: 'nobody' })).json.openapi).toBe('3.1.0')
    expect((await call('/health')).status).toBe(404)
  })

  it('takes in what the SMS provider tells, if it has signed it', async () => {
    const { call, handler, sms, settle, linx } = await createApiWorld({ publicUrl: 'https://api.example.com' })
    const { workflowId } = (await call('/v2/linx/workflows', { method: 'POST', body: cardPaymentRequest })).json
    await settle()
    const [sent] = sms.messagesTo('+16471234567')
    const post = async (path: string, options: { readonly isForged?: boolean } = {}) => {
      const { headers, rawBody } = sms.deliveryCallback(sent?.message.reference ?? '', 'DELIVERED', options)
      const request = new Request(`http://localhost${path}`, { method: 'POST', headers, body: rawBody })
      return (await handler.fetch(request)).status
    }
    expect(await post('/callbacks/sms/recording/status', { isForged: true })).toBe(401)
    expect(await post('/callbacks/sms/other/status')).toBe(404)
    expect(await post('/callbacks/sms/recording/status')).toBe(204)
    expect(await linx.workflows.notifications(workflowId)).toMatchObject({ value: [{ deliveryStatus: 'DELIVERED' }] })
  })

  it('takes in webhooks of the rails that there are', async () => {
    const { call } = await createApiWorld()
    const taken = await call('/callbacks/rails/ach', { method: 'POST', body: { nonsense: true }, token: 'nobody' })
    expect(taken.status).toBe(200)
    expect((await call('/callbacks/rails/cash', { method: 'POST', body: {} })).status).toBe(404)
  })
})
