import { describe, expect, it } from 'vitest'
import { EVENT_TYPES, eventTypeTable, findEventType } from './event-types.ts'
import { laneOf, orderOf } from './webhook-delivery.ts'
import { webhookBody } from './webhook-payload.ts'

const event = (type: string, data: Record<string, string | number>) => ({ id: 'e-1', type, at: 0, data })
const bytesOf = (text: string): number => text.length

describe('event types', () => {
  it('include those of SPEC section 7, each once', () => {
    expect(EVENT_TYPES).toEqual(
      expect.arrayContaining([
        'linx.workflow-updated',
        'transactions.status-changed',
        'financial-account.state-updated',
        'account.verification-status-updated',
        'customer.status-updated',
        'scheduled-transactions.status-changed',
        'sms.opted-out',
      ]),
    )
    expect(new Set(EVENT_TYPES).size).toBe(EVENT_TYPES.length)
  })

  it.each(eventTypeTable.map((row) => [row.type, row]))('%s has its subject among its members', (_, row) => {
    const subject = 'subject' in row ? row.subject : undefined
    if (subject !== undefined) expect(Object.keys(row.schema.entries)).toContain(subject)
    expect(findEventType(row.type)).toBe(row)
  })
})

describe('a lane', () => {
  it('is what the event is about, or its type', () => {
    expect(laneOf(event('transactions.status-changed', { transactionId: 't', workflowId: 'w' }))).toBe(
      'transactionId/t',
    )
    expect(laneOf(event('sms.opted-out', {}))).toBe('sms.opted-out')
  })

  it('is ordered by sequence as numbers, then by id', () => {
    const texts = [10, 9, 100].map((sequence) => orderOf({ id: 'e', data: { sequence } }))
    expect(texts.toSorted()).toEqual([texts[1], texts[0], texts[2]])
    expect(orderOf({ id: 'a', data: {} }) < orderOf({ id: 'b', data: {} })).toBe(true)
  })
})

describe('a body', () => {
  const review = event('transactions.needs-review', { transactionId: 't', message: 'secret', other: 'x', sequence: 3 })

  it('has the documented members alone, those of people only where the payload is full', () => {
    const read = (payload: 'THIN' | 'FULL') => JSON.parse(webhookBody(review, payload, undefined, bytesOf)).data
    expect(read('THIN')).toEqual({ transactionId: 't', sequence: 3 })
    expect(read('FULL')).toEqual({ transactionId: 't', sequence: 3, message: 'secret' })
  })

  it('leaves the resource out where it would be too large', () => {
    const read = (size: number) => JSON.parse(webhookBody(review, 'FULL', { text: 'x'.repeat(size) }, bytesOf)).data
    expect(read(10).resource).toEqual({ text: 'xxxxxxxxxx' })
    expect(read(20_000).resource).toBeUndefined()
  })
})
