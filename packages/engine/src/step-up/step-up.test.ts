import { createMemoryStorage } from '@linx/storage-memory'
import {
  createSimulation,
  demandValue,
  latestToken,
  loadSampleParties,
  newCustomerRequest,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  SAMPLE_PHONE,
  sampleAnswers,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { EngineEvent, StepUpAnswer, Visitor } from '../index.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

const setUp = async (stepUp: 'passcode' | 'one-time-code', idempotencyKey = 'create-1') => {
  const storage = createMemoryStorage()
  // In clear, so that a secret in the store would be seen.
  const world = createSimulation({ storage, dataKeys: 'none' })
  const { engine, sms, linx, clock } = world
  const events: EngineEvent[] = []
  engine.events.on('linx.step-up-locked', (event) => events.push(event))
  await loadSampleParties(linx)
  const request = { ...newCustomerRequest, stepUp }
  const create = async () => demandValue(await linx.workflows.create(request, { idempotencyKey }))
  const created = await create()
  await world.settle()
  const token = latestToken(world)
  const open = async (visitor: Visitor = {}) => {
    const link = await engine.gateway.open(token, visitor)
    if (link.outcome !== 'open') throw new Error(`The link is ${link.outcome}.`)
    return link.visit
  }
  /** Asks for a code and reads it off the phone. */
  const codeFor = async (visitor: Visitor = {}) => {
    const answer = await (await open(visitor)).stepUp.requestCode()
    await world.settle()
    const [, code = ''] = /#(\d{6})$/.exec(sms.messagesTo(SAMPLE_PHONE).at(-1)?.message.body ?? '') ?? []
    return { answer, code }
  }
  return { ...world, storage, events, created, create, open, codeFor, wait: (ms: number) => clock.advance(ms) }
}

const proofOf = (answer: StepUpAnswer): string => {
  if (answer.outcome !== 'passed') throw new Error(`The code is ${answer.outcome}.`)
  return answer.proof
}

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('a workflow that asks for a proof', () => {
  it('refuses everything but declining before it, and shows no answers and no accounts', async () => {
    const { open } = await setUp('passcode')
    const visit = await open()
    const [, account] = visit.view.steps
    expect(visit.stepUp).toMatchObject({ mode: 'passcode', isRequired: true, phoneHint: '•••• 4567' })
    expect(visit.view.payment?.debit).toBeUndefined()
    for (const refused of [
      await visit.submit(account?.stepId ?? '', sampleAnswers.customerAccount),
      await visit.confirm(),
      await visit.preview(),
    ]) {
      expect(refused).toMatchObject({ ok: false, issues: [{ code: 'step_up_required' }] })
    }
    expect(await visit.decline({ reason: 'NOT_EXPECTED' })).toMatchObject({ ok: true })
  })

  it('lets the Customer in with the passcode, however it is typed, in the browser that gave it', async () => {
    const { open, created } = await setUp('passcode')
    expect(created.passcode).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    const typed = ` ${created.passcode?.toLowerCase().replace('-', ' ')} `
    const proof = proofOf(await (await open({ browser: 'a' })).stepUp.submit(typed))
    expect((await open({ browser: 'a', proof })).stepUp.isRequired).toBe(false)
    expect((await open({ browser: 'b', proof })).stepUp.isRequired).toBe(true)
    expect((await open({ browser: 'a', proof: `${proof}x` })).stepUp.isRequired).toBe(true)
    expect((await open({ browser: 'a', proof })).view.payment?.debit).toBeDefined()
  })

  it('forgets a proof after four hours', async () => {
    const { open, created, wait } = await setUp('passcode')
    const proof = proofOf(await (await open()).stepUp.submit(created.passcode ?? ''))
    await wait(4 * HOUR_MS)
    expect((await open({ proof })).stepUp.isRequired).toBe(true)
  })

  it('tells the passcode again to a repeat with the same key, and stores neither it nor a code', async () => {
    const { created, create, codeFor, storage } = await setUp('passcode')
    expect(await create()).toEqual(created)
    const code = await setUp('one-time-code', 'create-2')
    const sent = await code.codeFor()
    expect([created.passcode, sent.code].map((secret) => secret?.length)).toEqual([9, 6])
    expect(await dump(storage, created.workflowId)).not.toContain(created.passcode)
    expect(await dump(code.storage, code.created.workflowId)).not.toContain(sent.code)
    await expect(codeFor()).rejects.toThrow('one-time-code')
  })

  it('locks after five wrong passcodes for a day, the right one included, and tells the business once', async () => {
    const { open, created, events, wait } = await setUp('passcode')
    const { stepUp } = await open()
    const answers = []
    for (let count = 0; count < 7; count += 1) answers.push((await stepUp.submit('AAAA-AAAA')).outcome)
    expect(answers).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'locked', 'locked'])
    expect(await stepUp.submit(created.passcode ?? '')).toEqual({ outcome: 'locked' })
    expect(events).toHaveLength(1)
    await wait(24 * HOUR_MS)
    expect(await stepUp.submit(created.passcode ?? '')).toMatchObject({ outcome: 'passed' })
  })

  it('counts tries that come at the same time', async () => {
    const { open } = await setUp('passcode')
    const { stepUp } = await open()
    const answers = await Promise.all(Array.from({ length: 12 }, () => stepUp.submit('AAAA-AAAA')))
    expect(answers.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5)
    expect(answers.filter(({ outcome }) => outcome === 'locked')).toHaveLength(7)
  })
})

describe('a one-time code', () => {
  it('comes by SMS when it is asked for, bound to the host, and is good once', async () => {
    const { codeFor, open, sms } = await setUp('one-time-code')
    const { answer, code } = await codeFor()
    expect(answer).toMatchObject({ outcome: 'sent' })
    expect(sms.messagesTo(SAMPLE_PHONE).at(-1)?.message.body).toMatch(/\n@pay\.example #\d{6}$/)
    const { stepUp } = await open()
    expect(await stepUp.submit(wrong(code))).toEqual({ outcome: 'wrong' })
    expect(await stepUp.submit(code)).toMatchObject({ outcome: 'passed' })
    expect(await (await open()).stepUp.submit(code)).toEqual({ outcome: 'expired' })
  })

  it('is good for ten minutes, five tries, and the browser that asked for it', async () => {
    const { codeFor, open, wait } = await setUp('one-time-code')
    const first = await codeFor({ browser: 'a' })
    expect(await (await open({ browser: 'b' })).stepUp.submit(first.code)).toEqual({ outcome: 'expired' })
    await wait(10 * MINUTE_MS)
    expect(await (await open({ browser: 'a' })).stepUp.submit(first.code)).toEqual({ outcome: 'expired' })
    const second = await codeFor({ browser: 'a' })
    const { stepUp } = await open({ browser: 'a' })
    for (let count = 0; count < 5; count += 1) await stepUp.submit(wrong(second.code))
    expect(await stepUp.submit(second.code)).toEqual({ outcome: 'expired' })
  })

  it('is void as soon as a new one is asked for', async () => {
    const { codeFor, open } = await setUp('one-time-code')
    const first = await codeFor()
    const second = await codeFor()
    const { stepUp } = await open()
    expect(await stepUp.submit(first.code)).toEqual({ outcome: first.code === second.code ? 'passed' : 'wrong' })
    expect(await stepUp.submit(second.code)).toMatchObject({ outcome: 'passed' })
  })

  it('is sent three times in 15 minutes, ten times a day', async () => {
    const { codeFor, wait, events } = await setUp('one-time-code')
    const outcomes: string[] = []
    for (let round = 0; round < 4; round += 1) {
      for (let count = 0; count < 4; count += 1) outcomes.push((await codeFor()).answer.outcome)
      await wait(15 * MINUTE_MS)
    }
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(10)
    expect(outcomes.slice(0, 4)).toEqual(['sent', 'sent', 'sent', 'too-many'])
    expect(outcomes.at(-1)).toBe('locked')
    expect(events).toHaveLength(1)
  })

  it('is sent at most once, also when nobody knows whether it went out', async () => {
    const { codeFor, sms, runUntil, clock } = await setUp('one-time-code')
    sms.script.next({ answer: 'unknown', isSent: true })
    await codeFor()
    await runUntil(clock.now() + 9 * MINUTE_MS)
    expect(sms.sends().filter(({ message }) => message.kind === 'one-time-code')).toHaveLength(1)
  })

  it('is not sent to a phone that opted out', async () => {
    const { codeFor, sms, engine, settle } = await setUp('one-time-code')
    await engine.sms.receiveInbound(sms.inboundCallback(SAMPLE_PHONE, 'STOP'))
    await settle()
    expect((await codeFor()).answer).toEqual({ outcome: 'opted-out' })
  })
})

/** What the store holds of a workflow, and the whole journal. */
const dump = async (storage: ReturnType<typeof createMemoryStorage>, workflowId: string) => {
  const keys = ['session', 'workflow', 'stepUp'].map((kind) => ({
    businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
    kind,
    id: workflowId,
  }))
  const records = await storage.get(keys)
  expect(records.filter((record) => record !== undefined)).toHaveLength(3)
  const key = { businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, scope: 'idempotency' }
  const answers = ['create-1', 'create-2'].map((name) => storage.lookup({ ...key, value: `workflow.create/${name}` }))
  const journal = await storage.readJournal({ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, limit: 1_000 })
  return JSON.stringify([records, await Promise.all(answers), journal, await storage.listParked({ limit: 100 })])
}
