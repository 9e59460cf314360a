import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchLifeCycle } from './batch-machine.ts'
import { batchLimits } from './batch-schema.ts'
import type { DecidedEntryStatus, WorkflowBatch } from './batch-state.ts'
import { batchView } from './batch-view.ts'
import { chunkStartsOf, createBatch, decideBatchCancel, decideEntriesMade } from './decide-batch.ts'
import { validateBatch } from './validate-batch.ts'

const context = { now: 1_000, actor: { id: 'a', type: 'employee' } } as const

const newBatch = (count: number) =>
  createBatch(
    {
      businessAccountId: 'b',
      batchId: 'batch-1',
      idempotencyKey: 'key-of-batch',
      templateId: 't',
      templateVersionId: 'v',
      entries: Array.from({ length: count }, (_, position) => ({ title: `Entry ${position}` })),
    },
    context,
  )

const sum = (batch: WorkflowBatch): number =>
  Object.values(batchView(batch).entryCounts).reduce((total, count) => total + count, 0)

const statuses = fc.array(fc.constantFrom<DecidedEntryStatus>('CREATED', 'INVALID', 'FAILED'), {
  minLength: 1,
  maxLength: 7,
})

describe('a batch', () => {
  it('ends exactly when every entry was tried, and its counts sum up to its size at any time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.infiniteStream(statuses), (count, stream) => {
        let batch = newBatch(count).state
        while (batch.nextPosition < count) {
          expect(batchLifeCycle.isEnded(batch.status)).toBe(false)
          const made = (stream.next().value as DecidedEntryStatus[]).slice(0, count - batch.nextPosition)
          batch = decideEntriesMade(batch, { from: batch.nextPosition, statuses: made }, 2_000)
          expect(sum(batch)).toBe(count)
        }
        const { CREATED, FAILED } = batch.counts
        const otherwise = FAILED > 0 ? 'FAILED' : 'INVALID'
        expect(batch.status).toBe(CREATED > 0 ? 'COMPLETED' : otherwise)
        expect(batch.endedAt).toBe(2_000)
      }),
    )
  })

  it('counts what was made once, however often it is told', () => {
    const batch = newBatch(3).state
    const made = { from: 0, statuses: ['CREATED', 'INVALID'] } as const
    const after = decideEntriesMade(batch, made, 2_000)
    expect(decideEntriesMade(after, made, 3_000)).toBe(after)
  })

  it('that is cancelled ends with what was made', () => {
    const cancelled = decideBatchCancel(newBatch(5).state, context)
    if (!cancelled.ok) throw new TypeError('A new batch can be cancelled.')
    expect(decideBatchCancel(cancelled.value.state, context)).toMatchObject({ value: { tasks: [] } })
    const ended = decideEntriesMade(cancelled.value.state, { from: 0, statuses: ['CREATED'] }, 2_000)
    expect(batchView(ended)).toMatchObject({ status: 'COMPLETED', entryCounts: { CREATED: 1, CANCELLED: 4 } })
    expect(decideBatchCancel(ended, context)).toMatchObject({ ok: false, issues: [{ code: 'batch_ended' }] })
  })
})

describe('chunks', () => {
  it('hold every entry once, in order, and keep the bounds of a record', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(sizes, (lengths) => {
        const entries = lengths.map((length) => 'x'.repeat(length))
        const starts = chunkStartsOf(entries)
        expect(starts[0]).toBe(0)
        for (const [index, start] of starts.entries()) {
          const chunk = entries.slice(start, starts[index + 1])
          expect(chunk.length).toBeGreaterThan(0)
          expect(chunk.length).toBeLessThanOrEqual(batchLimits.maximumChunkEntries)
          const characters = chunk.reduce((total, entry) => total + JSON.stringify(entry).length, 0)
          expect(characters).toBeLessThanOrEqual(batchLimits.maximumChunkCharacters)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('validateBatch', () => {
  const batchOf = (header: object, batchEntries: readonly unknown[]) => ({ header, payload: { batchEntries } })
  const header = { useTemplate: { templateId: 't' }, requestsInBatch: 1, idempotencyKey: 'abcdef' }
  const codesOf = (input: unknown) => {
    const result = validateBatch(input)
    return result.ok ? [] : result.issues.map(({ code, path }) => `${path} ${code}`)
  }

  it('takes entries of any form and refuses what is wrong with the frame', () => {
    expect(codesOf(batchOf(header, [7]))).toEqual([])
    expect(codesOf(batchOf({ ...header, idempotencyKey: 'short', requestsInBatch: 10_001 }, []))).toEqual([
      'header.requestsInBatch input_value',
      'payload.batchEntries input_length',
      'header.idempotencyKey idempotency_key_format',
    ])
    expect(codesOf(batchOf({ ...header, useTemplate: { templateId: 't', templateName: 'n' } }, [{}]))).toEqual([
      'header.useTemplate template_choice',
    ])
  })

  it('takes 10,000 entries and refuses one that is too large by its position', () => {
    const entries = Array.from({ length: 10_000 }, () => ({ title: 'x' }))
    expect(codesOf(batchOf({ ...header, requestsInBatch: 10_000 }, entries))).toEqual([])
    expect(codesOf(batchOf({ ...header, requestsInBatch: 2 }, [{}, { title: 'x'.repeat(70_000) }]))).toEqual([
      'payload.batchEntries[1] input_too_large',
    ])
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(validateBatch(input).ok).toBe(false)
      }),
    )
  })
})
