import { setTimeout as wait } from 'node:timers/promises'
import type { WorkflowStatus } from '@linx/core'
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
const LONGEST_WAIT_MS = 180_000

const linksOf = ({ ledger }: ClientTools, workflowId: string): readonly string[] =>
  ledger
    .of('sms')
    .flatMap(({ reference, link }) => (reference.startsWith(workflowId) && link !== undefined ? link : []))

/** The newest link once so many different ones have arrived. */
const waitForLink = async (tools: ClientTools, workflowId: string, count: number): Promise<string> => {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += POLL_MS) {
    const links = [...new Set(linksOf(tools, workflowId))]
    const newest = links.at(-1)
    if (newest !== undefined && links.length >= count) return newest
    await wait(POLL_MS)
  }
  throw new Error(`Workflow ${workflowId} got ${linksOf(tools, workflowId).length} links, not ${count}.`)
}

const act = async (story: Story, visit: Visit): Promise<void> => {
  if (story === 'decline') {
    demandValue(await visit.decline({ reason: 'NOT_EXPECTED' }))
    return
  }
  await answerOpenSteps(visit)
  demandValue(await visit.confirm())
}

/** Plays one workflow from wherever the ledger says it stands; every answer goes into the ledger. */
export const playStory = async (tools: ClientTools, index: number): Promise<void> => {
  const { engine, linx, ledger } = tools
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
    const link = await waitForLink(tools, workflowId, story === 'resend' ? 2 : 1)
    const opened = await engine.gateway.open(tokenOf(link))
    if (opened.outcome === 'open') await act(story, opened.visit)
  }
  ledger.append({ peer: 'client', index, workflowId, status: endOf[story] })
}
