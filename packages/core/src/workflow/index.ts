export { isStepName, type StepName, stepDefinition, type StepRow, stepNames, stepTable } from './step-table.ts'
export {
  findWorkflowStep,
  type MoveMoneyStep,
  type NotificationStep,
  type WorkflowDefinition,
  type WorkflowStep,
} from './workflow-definition.ts'
