import { batchLifeCycle } from '../packages/core/src/batch/index.ts'
import { drawMachine } from '../packages/core/src/life-cycle/index.ts'
import { scheduleLifeCycle } from '../packages/core/src/schedule/index.ts'
import { stepLifeCycle, workflowLifeCycle } from '../packages/core/src/session/machine/index.ts'
import { transactionLifeCycle } from '../packages/core/src/transaction/index.ts'
import { verificationLifeCycle } from '../packages/core/src/verification/index.ts'
import { deliveryLifeCycle, subscriptionLifeCycle } from '../packages/core/src/webhook/index.ts'

const section = (title: string, text: string, drawing: string): string =>
  `## ${title}\n\n${text}\n\n\`\`\`mermaid\n${drawing}\n\`\`\`\n`

const introduction = `# Life cycles

Drawn from the machines by \`scripts/draw-life-cycles.ts\`; a test checks that the drawings are current. An event that a status does not
take is refused with a named code, never ignored. Due times are tasks, so no machine has timers.
`

/** The whole of `docs/life-cycles.md`. */
export const lifeCyclePage = (): string =>
  [
    introduction,
    section(
      'Workflow',
      '`CREATED`: stored, the SMS not yet accepted by the provider; its answer may come late, so the Customer may already act.',
      drawMachine(workflowLifeCycle),
    ),
    section('Step', 'Steps that need nobody complete straight from `CREATED`.', drawMachine(stepLifeCycle)),
    section(
      'Transaction',
      '`put-back`: the rail proved that nothing moved, so it waits for the next try. A return is a transaction of its own, born `SETTLED`, and changes no status of its original.',
      drawMachine(transactionLifeCycle),
    ),
    section(
      'Verification of an account',
      '`PENDING`: a prenote waits for its file. `PROCESSING`: the bank has it and the waiting period runs. `reset`: the account got another number.',
      drawMachine(verificationLifeCycle),
    ),
    section(
      'Schedule',
      '`SCHEDULED`: nothing has been due yet. `SUSPENDED`: what falls due is skipped and recorded, and not made up. `finished`: no occurrence is left.',
      drawMachine(scheduleLifeCycle),
    ),
    section(
      'Batch of workflows',
      '`INVALID`: every entry was refused. `FAILED`: no workflow was made, and not by the entries’ fault alone. A cancelled batch ends `COMPLETED`, with the entries that were not made `CANCELLED`.',
      drawMachine(batchLifeCycle),
    ),
    section(
      'Webhook subscription',
      '`DISABLED`: by the engine, because the endpoint is gone or failed for five days. With `REMOVED` its record goes.',
      drawMachine(subscriptionLifeCycle),
    ),
    section(
      'Webhook delivery',
      '`FAILED`: a dead letter, with its reason. Ended ones are forgotten after 30 days.',
      drawMachine(deliveryLifeCycle),
    ),
  ].join('\n')
