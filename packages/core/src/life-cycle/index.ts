export { deadEndStates, unreachableStates } from './check-graph.ts'
export { compileMachine, type EventOf, type LifeCycle, type StatusOf } from './compile-machine.ts'
export { drawMachine } from './draw-machine.ts'
export { createRefusals, type RefusalRow, type Refusals } from './refusal.ts'
