import type { CommitBatch, RecordCatalog, RecordPut, StorageAdapter, TaskChange } from '@linx/contracts'

export const TENANT = 'business-1'

export const CATALOG: RecordCatalog = [
  {
    kind: 'session',
    indexes: [
      { name: 'status', type: 'string' },
      { name: 'createdAt', type: 'number' },
      { name: 'template', type: 'string' },
    ],
    lists: [{ filter: 'status', sort: 'createdAt', further: ['template'] }],
  },
]

export const recordKey = (id: string) => ({ businessAccountId: TENANT, kind: 'session', id })

export const putOf = (id: string, expectedVersion = 0, text = id): RecordPut => ({
  key: recordKey(id),
  expectedVersion,
  body: { text },
  indexes: { status: 'ACTIVE', createdAt: 1 },
  terms: [text],
})

export const taskKey = (id: string) => ({ businessAccountId: TENANT, id })

export const putTask = (id: string, dueAt: number): TaskChange => ({
  change: 'put',
  task: { key: taskKey(id), kind: 'send-sms', dueAt, priority: 5, body: {} },
})

/** Commits at 0 and must succeed. */
export const commit = async (storage: StorageAdapter, batch: Partial<CommitBatch>): Promise<void> => {
  const result = await storage.commit({ now: 0, ...batch })
  if (!result.committed) throw new Error(`The batch must commit, received ${JSON.stringify(result.conflict)}.`)
}
