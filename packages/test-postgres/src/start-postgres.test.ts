import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { execPath } from 'node:process'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { PostgresUnavailable, startPostgres } from './index.ts'

const query = async (connectionString: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

describe('startPostgres', () => {
  it('gives each caller an empty database of its own, with durable commits, until it is stopped', async () => {
    const [first, second] = await Promise.all([startPostgres(), startPostgres()])
    await query(first.connectionString, 'CREATE TABLE mine (id int)')
    expect(await query(second.connectionString, `SELECT to_regclass('mine')`)).toEqual([null])
    expect(await query(first.connectionString, 'SHOW fsync')).toEqual(['on'])
    await first.stop()
    await expect(query(first.connectionString, 'SELECT 1')).rejects.toThrow('does not exist')
    await second.stop()
  })

  it('starts a cluster of its own for other settings', async () => {
    const own = await startPostgres({ settings: { fsync: 'off' } })
    expect(await query(own.connectionString, 'SHOW fsync')).toEqual(['off'])
    await own.stop()
    await expect(query(own.connectionString, 'SELECT 1')).rejects.toThrow()
  })

  it('says what to do when the server does not start', async () => {
    const refused = startPostgres({ settings: { max_connections: 'many' } })
    await expect(refused).rejects.toThrow(PostgresUnavailable)
    await expect(refused).rejects.toThrow('DATABASE_URL')
  })

  it('leaves no server behind when its process is killed', async () => {
    const script = `import { startPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
      console.log((await startPostgres({ settings: { fsync: 'off' } })).connectionString); setInterval(() => {}, 1000)`
    const child = spawn(execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(child.stdout, 'data')
    const connectionString = String(line).trim()
    expect(await query(connectionString, 'SELECT 1')).toEqual([1])
    child.kill('SIGKILL')
    const isGone = () =>
      query(connectionString, 'SELECT 1').then(
        () => false,
        () => true,
      )
    await expect.poll(isGone).toBe(true)
  })
})
