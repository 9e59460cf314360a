export { type Actor, internalActor } from './actor.ts'
export { type DecidedTask, type Decision, type DomainEvent, taskPriority, unchanged } from './decision.ts'
