export { type StepStatus, stepLifeCycle, stepRefusal, stepRefusals } from './step-life-cycle.ts'
export { type StepEvent, stepMachine } from './step-machine.ts'
export { type WorkflowStatus, workflowLifeCycle, workflowRefusal, workflowRefusals } from './workflow-life-cycle.ts'
export { type WorkflowEvent, workflowMachine } from './workflow-machine.ts'
