import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RailError } from '@linx/contracts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exampleReference, NOW } from '../test-support/example-wire.ts'
import { createDirectorySubmissionStore } from './directory-submission-store.ts'
import { createDirectoryTransport } from './directory-transport.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linx-wire-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const { reference } = exampleReference()
const message = { messageId: reference, reference, uetr: reference, xml: '<a/>\n' }
const context = { signal: new AbortController().signal }
const filesIn = async (path: string) => (await readdir(path)).toSorted()

describe('the directory transport', () => {
  it('puts one file a message, readable by its owner alone, and nothing beside it', async () => {
    const { send } = createDirectoryTransport({ folder })
    expect(await send(message, context)).toEqual({ outcome: 'accepted' })
    expect(await filesIn(folder)).toEqual([`${reference}.xml`])
    expect(await readFile(join(folder, `${reference}.xml`), 'utf8')).toBe(message.xml)
    expect((await stat(join(folder, `${reference}.xml`))).mode & 0o777).toBe(0o600)
  })

  it('overwrites itself when it is repeated, also many times at once', async () => {
    const { send } = createDirectoryTransport({ folder })
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => send(message, context)))
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true)
    expect(await filesIn(folder)).toEqual([`${reference}.xml`])
  })

  it('says that nothing left when the folder is not there', async () => {
    const { send } = createDirectoryTransport({ folder: join(folder, 'missing') })
    expect(await send(message, context)).toEqual({ outcome: 'not-sent', cause: expect.stringContaining('ENOENT') })
  })

  it('does not know when the file could not be renamed for certain', async () => {
    const { send } = createDirectoryTransport({ folder })
    await createDirectorySubmissionStore({ folder: join(folder, `${reference}.xml`) }).keep(submission)
    expect(await send(message, context)).toMatchObject({ outcome: 'unknown' })
  })

  it('leaves nothing when it was stopped before', async () => {
    const { send } = createDirectoryTransport({ folder })
    expect(await send(message, { signal: AbortSignal.abort() })).toMatchObject({ outcome: 'not-sent' })
    expect(await filesIn(folder)).toEqual([])
  })

  it.each(['../evil', 'a/b', '', '.hidden', 'x'.repeat(36)])(
    'refuses the message id %j as a name',
    async (messageId) => {
      const { send } = createDirectoryTransport({ folder })
      expect(await send({ ...message, messageId }, context)).toMatchObject({ outcome: 'not-sent' })
      expect(await filesIn(folder)).toEqual([])
    },
  )
})

const submission = { reference, messageId: reference, createdAt: NOW, executionDate: '2026-03-02', digest: 'd' }

describe('the directory submission store', () => {
  it('keeps the first of a reference, also for another process', async () => {
    const store = createDirectorySubmissionStore({ folder: join(folder, 'submissions') })
    expect(await store.keep(submission)).toEqual(submission)
    const other = createDirectorySubmissionStore({ folder: join(folder, 'submissions') })
    expect(await other.keep({ ...submission, createdAt: 1 })).toEqual(submission)
    expect(await other.find(reference)).toEqual(submission)
    expect(await filesIn(join(folder, 'submissions'))).toEqual([`${reference}.json`])
  })

  it('lets exactly one of many win', async () => {
    const store = createDirectorySubmissionStore({ folder })
    const kept = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.keep({ ...submission, createdAt: NOW + index })),
    )
    expect(new Set(kept.map(({ createdAt }) => createdAt)).size).toBe(1)
  })

  it('forgets, and does not find what is not there', async () => {
    const store = createDirectorySubmissionStore({ folder })
    await store.keep(submission)
    await store.forget(reference)
    await store.forget(reference)
    expect(await store.find(reference)).toBeUndefined()
  })

  it.each(['', '{', 'null', '{"reference":"x"}'])(
    'throws for a file with %j in it: somebody has to look',
    async (content) => {
      await writeFile(join(folder, `${reference}.json`), content)
      await expect(createDirectorySubmissionStore({ folder }).find(reference)).rejects.toThrow(RailError)
    },
  )

  it('makes no file names of foreign references', async () => {
    await expect(createDirectorySubmissionStore({ folder }).find('../../etc/passwd')).rejects.toThrow(RailError)
  })
})
