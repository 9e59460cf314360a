import { describe, expect, it } from 'vitest'
import type { Statement } from '../connection/connections.ts'
import { createClaimer } from './claim-tasks.ts'

const REQUEST = { now: 7, limit: 1, leaseMs: 10, owner: 'worker' }
const ROW = ['business-1', 't1', 'send-sms', '5', 3, '{"a":1}', '2', '17']

/** A database that refuses `ctid` with this state. */
const setUp = (code: string) => {
  const texts: string[] = []
  const query = async ({ text }: Statement) => {
    texts.push(text)
    if (text.includes('ctid')) throw Object.assign(new Error('no such column'), { severity: 'ERROR', code })
    return [ROW] as readonly unknown[] as never
  }
  return { texts, claim: createClaimer({ query }, { task: 'task' }, () => null) }
}

describe('a claim', () => {
  it.each(['42703', '0A000'])('names rows by their keys on a database without addresses (%s)', async (code) => {
    const { texts, claim } = setUp(code)
    const task = { key: { businessAccountId: 'business-1', id: 't1' }, kind: 'send-sms', fence: 2, leasedUntil: 17 }
    expect(await Promise.all([claim(REQUEST), claim(REQUEST)])).toMatchObject([[task], [task]])
    expect(await claim({ ...REQUEST, kinds: ['send-sms'] })).toMatchObject([task])
    expect(texts.map((text) => text.includes('ctid'))).toEqual([true, true, false, false, false])
  })

  it('fails as it is on any other refusal', async () => {
    const { texts, claim } = setUp('53200')
    await expect(claim(REQUEST)).rejects.toMatchObject({ code: '53200' })
    expect(texts).toHaveLength(1)
  })
})
