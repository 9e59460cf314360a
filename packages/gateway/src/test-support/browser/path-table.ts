import { demandValue } from '@linx/testing'
import type { GatewayOptions, StepUp } from '../../index.ts'
import {
  cardPaymentRequest,
  documentsRequest,
  everyPageRequest,
  newCardRequest,
  newCustomerRequest,
} from '../sample-workflows.ts'
import type { Stage } from './stage.ts'
import { walkAstray, walkDecline, walkResumed, walkStepUp } from './walk-aside.ts'
import { walkBack, walkDoubleTap, walkLiveStatus, walkStale, walkTwoTabs } from './walk-confirm.ts'
import { walkCard, walkDocuments, walkWholeVisit } from './walk-steps.ts'

const HOUR_MS = 3_600_000

/** A path through the pages: what was asked for, and what the Customer does. */
export interface PathRow {
  readonly name: string
  readonly request: object
  readonly options?: Partial<GatewayOptions>
  readonly walk: (stage: Stage) => Promise<void>
}

const codeBySms: StepUp = {
  challenge: async () => ({ method: 'sms-code', phoneHint: '•••• 4567' }),
  verify: async (_, code) => (code === '123456' ? 'passed' : code === '000000' ? 'locked' : 'wrong'),
  sendCode: async () => 'sent',
}

/** A link whose workflow is over before it is tapped. */
const endedRow = (name: string, end: (stage: Stage) => Promise<void>): PathRow => ({
  name,
  request: cardPaymentRequest,
  walk: async (stage) => {
    await end(stage)
    await stage.page.goto(stage.link)
    await stage.look(name)
  },
})

const confirmAtOnce = async ({ world, token }: Stage): Promise<void> => {
  const opened = await world.engine.gateway.open(token)
  if (opened.outcome === 'open') demandValue(await opened.visit.confirm())
}

/** Every path that a Customer can go. */
export const pathTable: readonly PathRow[] = [
  { name: 'whole visit', request: everyPageRequest, walk: walkWholeVisit },
  { name: 'live status', request: newCustomerRequest, walk: walkLiveStatus },
  { name: 'card', request: newCardRequest, walk: walkCard },
  { name: 'documents', request: documentsRequest, walk: walkDocuments },
  { name: 'double tap', request: newCustomerRequest, walk: walkDoubleTap },
  { name: 'back', request: newCustomerRequest, walk: walkBack },
  { name: 'two tabs', request: newCustomerRequest, walk: walkTwoTabs },
  { name: 'decline', request: newCustomerRequest, walk: walkDecline },
  { name: 'resumed', request: everyPageRequest, walk: walkResumed },
  { name: 'astray', request: newCustomerRequest, walk: walkAstray },
  { name: 'step-up', request: newCustomerRequest, options: { stepUp: codeBySms }, walk: walkStepUp },
  { name: 'out of date', request: newCustomerRequest, walk: walkStale },
  endedRow('expired', async ({ world }) => world.clock.set(world.clock.now() + 49 * HOUR_MS)),
  endedRow('cancelled', async ({ world, workflowId }) => {
    demandValue(await world.linx.workflows.cancel(workflowId))
  }),
  endedRow('finished', confirmAtOnce),
  {
    name: 'unknown link',
    request: cardPaymentRequest,
    walk: async ({ page, link, token, look }) => {
      await page.goto(link.replace(token, 'x'.repeat(token.length)))
      await look('unknown link')
    },
  },
]

export const pathNames: readonly string[] = pathTable.map(({ name }) => name)
