export { isStepName, type StepName, type StepRow, stepNames, stepRow, stepTable } from './step-table.ts'
export {
  findStep,
  type MoveMoneyStep,
  type NotificationStep,
  type WorkflowDefinition,
  type WorkflowStep,
} from './workflow-definition.ts'
