import { createDataKeyOperations, type DataKeyOperations, type DataKeyParts } from './data-key-operations.ts'
import { type Health, type HealthParts, readHealth } from './health.ts'
import { createParkedTasks, type ParkedTaskParts, type ParkedTasks } from './parked-tasks.ts'

/** For operators; spans all Business Accounts. */
export interface Operations extends DataKeyOperations {
  readonly parkedTasks: ParkedTasks
  /** For a probe: what is wrong, if anything is. */
  health(): Promise<Health>
}

export const createOperations = (parts: DataKeyParts & HealthParts & Omit<ParkedTaskParts, 'now'>): Operations => ({
  ...createDataKeyOperations(parts),
  parkedTasks: createParkedTasks({ ...parts, now: () => parts.clock.now() }),
  health: () => readHealth(parts),
})
