import { messageScenarios } from './message-scenarios.ts'
import { moneyScenarios } from './money-scenarios.ts'
import type { Scenario } from './scenario.ts'
import { webhookScenarios } from './webhook-scenarios.ts'
import { workflowScenarios } from './workflow-scenarios.ts'

/** Stories that touch every command; each one's name begins with what it is about. */
export const scenarioTable: readonly Scenario[] = [
  ...workflowScenarios,
  ...moneyScenarios,
  ...webhookScenarios,
  ...messageScenarios,
]
