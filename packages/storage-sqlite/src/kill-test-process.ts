import { writeSync } from 'node:fs'
import { createSqliteStorage } from './create-sqlite-storage.ts'

const STANDARD_OUTPUT = 1
const GROUP = 20

/** Commits until it is killed and writes the number of each batch that was answered: what `kill.test.ts` starts. */
const commitForever = async (path: string, businessAccountId: string, first: number): Promise<never> => {
  const storage = createSqliteStorage({ path })
  await storage.migrate([{ kind: 'session', indexes: [{ name: 'number', type: 'number' }] }])

  const commit = async (number: number): Promise<void> => {
    const id = `n${number}`
    const lease = { owner: 'child', leaseMs: 1 }
    const task = { key: { businessAccountId, id }, kind: 'k', dueAt: number, priority: 0, body: {} }
    const result = await storage.commit({
      now: 0,
      claims: [{ key: { businessAccountId, scope: 's', value: id }, body: {} }],
      puts: [
        {
          key: { businessAccountId, kind: 'session', id },
          expectedVersion: 0,
          body: { text: 'x'.repeat(500) },
          indexes: { number },
          terms: [id],
        },
      ],
      tasks: [number % 2 === 0 ? { change: 'put', task } : { change: 'put', task, lease }],
      journal: [{ businessAccountId, id, subject: `session/${id}`, at: 0, body: {} }],
    })
    if (result.committed) writeSync(STANDARD_OUTPUT, `${number}\n`)
  }

  for (let next = first; ; next += GROUP) {
    await Promise.all(Array.from({ length: GROUP }, (_, index) => commit(next + index)))
  }
}

const [path = '', businessAccountId = '', first = '0'] = process.argv.slice(2)
await commitForever(path, businessAccountId, Number(first))
