import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDirectoryTransport } from '../transport/directory-transport.ts'
import { createDirectoryStore } from './directory-store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linx-ach-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the store in a directory', () => {
  it('creates a document once, whoever asks', async () => {
    const stores = [1, 2].map(() => createDirectoryStore({ directory: join(folder, 'spool') }))
    const created = await Promise.all(
      Array.from({ length: 20 }, (_, index) => stores[index % 2]?.create('payment/A', `content ${index}`)),
    )
    expect(created.filter((isNew) => isNew)).toHaveLength(1)
    expect(await stores[0]?.read('payment/A')).toBe(`content ${created.indexOf(true)}`)
    expect(readdirSync(join(folder, 'spool', 'drafts'))).toEqual([])
  })

  it('lists names in order, and nothing of a folder that is not there', async () => {
    const store = createDirectoryStore({ directory: folder })
    for (const name of ['b', 'a', 'B']) await store.create(`slot/1/${name}`, '')
    expect(await store.list('slot/1')).toEqual(['B', 'a', 'b'])
    expect(await store.list('slot')).toEqual(['1'])
    expect(await store.list('plan')).toEqual([])
    expect(await store.read('plan/1')).toBeUndefined()
  })

  it('is for the eyes of its owner', async () => {
    const store = createDirectoryStore({ directory: join(folder, 'spool') })
    await store.create('payment/A', 'account number')
    expect(statSync(join(folder, 'spool')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'spool/payment/A')).mode & 0o077).toBe(0)
  })

  it.each(['../secret', 'payment', 'payment/../x', 'a/b/c/d', 'payment/.hidden', '/etc/passwd'])(
    'refuses the path %s',
    async (path) => {
      await expect(createDirectoryStore({ directory: folder }).create(path, '')).rejects.toThrow('Expected a path')
    },
  )
})

describe('the transport into a directory', () => {
  const file = { name: 'a.ach', content: '101' }

  it('leaves one whole file and nothing else, however often it delivers', async () => {
    const transport = createDirectoryTransport({ directory: folder })
    await Promise.all([transport.deliver(file), transport.deliver(file), transport.deliver(file)])
    await transport.deliver(file)
    expect(readdirSync(folder)).toEqual(['a.ach'])
  })

  it('refuses other bytes under the same name', async () => {
    const transport = createDirectoryTransport({ directory: folder })
    await transport.deliver(file)
    await expect(transport.deliver({ ...file, content: '102' })).rejects.toMatchObject({ code: 'file_exists' })
  })

  it('fails where the directory is missing', async () => {
    const transport = createDirectoryTransport({ directory: join(folder, 'not-mounted') })
    await expect(transport.deliver(file)).rejects.toThrow('ENOENT')
  })
})
