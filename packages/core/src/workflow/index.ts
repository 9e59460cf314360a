export { type ParameterName, type ParameterRow, parameterTable } from './parameter-table.ts'
export { type ReferencedIds, referencedIds } from './referenced-ids.ts'
export { type WorkflowParameters, workflowLimits, workflowRequestSchema } from './request-schema.ts'
export { exclusionTable, requirementTable } from './step-rules.ts'
export { isStepName, type StepName, type StepRow, stepDefinition, stepNames, stepTable } from './step-table.ts'
export * from './template/index.ts'
export { validateWorkflowRequest } from './validate-workflow-request.ts'
export {
  type AnswerError,
  type AnswerFieldError,
  type WorkflowCreatedAnswer,
  type WorkflowRefusedAnswer,
  workflowCreatedAnswer,
  workflowRefusedAnswer,
} from './workflow-answer.ts'
export {
  findWorkflowStep,
  type MoveMoneyStep,
  type NotificationStep,
  type WorkflowDefinition,
  type WorkflowStep,
} from './workflow-definition.ts'
export type { WorkflowFacts } from './workflow-facts.ts'
