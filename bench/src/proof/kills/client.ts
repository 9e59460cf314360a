import { setTimeout as wait } from 'node:timers/promises'
import type { NotificationView, WorkflowStatus } from '@linx/core'
import type { Engine, Linx, Visit } from '@linx/engine'
import { answerOpenSteps, demandValue, fixtures, tokenOf } from '@linx/testing'
import type { Ledger } from './ledger.ts'

/** What a client works with. */
export interface ClientTools {
  readonly engine: Engine
  readonly linx: Linx
  readonly ledger: Ledger
}

/** How a workflow ends, in turn. */
const STORIES = ['confirm', 'confirm', 'decline', 'cancel', 'resend'] as const
type Story = (typeof STORIES)[number]

/** What a story ends as. */
export const endOf: { readonly [story in Story]: WorkflowStatus } = {
  confirm: 'COMPLETED',
  decline: 'DECLINED',
  cancel: 'CANCELLED',
  resend: 'COMPLETED',
}

export const storyOf = (index: number): Story => STORIES[index % STORIES.length] ?? 'confirm'

const POLL_MS = 2
const POLLS_OF_A_LOOK = 50
/** Looks in a row that found everything as it was: then the engine stands still. About a minute, more on a busy machine. */
const MOST_IDLE_LOOKS = 600

/** The links on the phone, oldest first; texts may overtake each other, and their references are `<workflowId>:<serial>`. */
const linksOf = ({ ledger }: ClientTools, workflowId: string): readonly string[] => {
  const texts = ledger.of('sms').filter(({ reference }) => reference.startsWith(`${workflowId}:`))
  const bySerial = new Map(texts.map(({ reference, link = '' }) => [Number(reference.split(':')[1]), link]))
  return [...bySerial].toSorted(([left], [right]) => left - right).map(([, link]) => link)
}

/** Answers the newest link if so many different ones arrive during one look. */
const lookForLink = async (tools: ClientTools, workflowId: string, count: number): Promise<string | undefined> => {
  for (let poll = 0; poll < POLLS_OF_A_LOOK; poll += 1) {
    const links = linksOf(tools, workflowId)
    if (links.length >= count) return links.at(-1)
    await wait(POLL_MS)
  }
  return undefined
}

/** Nothing more comes of this message by itself. */
const isOver = ({ deliveryStatus, isUncertain }: NotificationView): boolean =>
  deliveryStatus !== 'QUEUED' || isUncertain === true

/**
 * The newest link once so many different ones have arrived. Two deaths at the wrong moment may use up both copies of a text without
 * sending one: when the history says that nothing is on its way, the business sends another.
 */
const waitForLink = async (tools: ClientTools, workflowId: string, count: number): Promise<string> => {
  let seen = ''
  for (let idleLooks = 0; idleLooks < MOST_IDLE_LOOKS; idleLooks += 1) {
    const link = await lookForLink(tools, workflowId, count)
    if (link !== undefined) return link
    const history = demandValue(await tools.linx.workflows.notifications(workflowId))
    if (history.every(isOver)) demandValue(await tools.linx.workflows.resend(workflowId))
    const now = JSON.stringify([tools.ledger.length(), history])
    if (now !== seen) idleLooks = 0
    seen = now
  }
  throw new Error(`Workflow ${workflowId} got ${linksOf(tools, workflowId).length} links, not ${count}: ${seen}`)
}

const act = async (story: Story, visit: Visit): Promise<void> => {
  if (story === 'decline') {
    demandValue(await visit.decline({ reason: 'NOT_EXPECTED' }))
    return
  }
  await answerOpenSteps(visit)
  demandValue(await visit.confirm())
}

/** Through the newest link. One that is dead, as newer ones were made and lost, is followed by another, unless all is over. */
const visit = async (tools: ClientTools, story: Story, workflowId: string): Promise<void> => {
  const { engine, linx } = tools
  for (let count = story === 'resend' ? 2 : 1; ; count += 1) {
    const opened = await engine.gateway.open(tokenOf(await waitForLink(tools, workflowId, count)))
    if (opened.outcome === 'open') return act(story, opened.visit)
    if (demandValue(await linx.workflows.get(workflowId)).status === endOf[story]) return
  }
}

/** Plays one workflow from wherever the ledger says it stands; every answer goes into the ledger. */
export const playStory = async (tools: ClientTools, index: number): Promise<void> => {
  const { linx, ledger } = tools
  const story = storyOf(index)
  const known = ledger.of('client').filter((entry) => entry.index === index)
  if (known.some(({ status }) => status !== 'CREATED')) return
  const request = fixtures.workflowCreateRequest
  const { workflowId } = demandValue(await linx.workflows.create(request, { idempotencyKey: `proof-${index}` }))
  if (known.length === 0) ledger.append({ peer: 'client', index, workflowId, status: 'CREATED' })
  await waitForLink(tools, workflowId, 1)
  if (story === 'cancel') demandValue(await linx.workflows.cancel(workflowId))
  else {
    if (story === 'resend') await linx.workflows.resend(workflowId)
    await visit(tools, story, workflowId)
  }
  ledger.append({ peer: 'client', index, workflowId, status: endOf[story] })
}
