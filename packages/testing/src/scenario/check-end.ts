import type { Simulation } from '../simulation/create-simulation.ts'
import { demandValue } from '../simulation/customer-visit.ts'
import type { Scenario, ScenarioMemory } from './scenario.ts'

/** How the world differs from the end that the scenario has. */
export const checkEnd = async (
  { status, payments, check }: Scenario,
  simulation: Simulation,
  memory: ScenarioMemory,
): Promise<readonly string[]> => {
  const { linx, rails } = simulation
  const found = status === undefined ? undefined : demandValue(await linx.workflows.get(memory.workflowId ?? '')).status
  const moved = Object.values(rails).flatMap((rail) =>
    rail
      .ledger()
      .entries()
      .filter(({ movement }) => movement === 'moved'),
  )
  return [
    ...(status === found ? [] : [`END: expected ${status}, found ${found}`]),
    ...(moved.length === payments ? [] : [`END: expected ${payments} payments, found ${moved.length}`]),
    ...((await check?.(simulation, memory)) ?? []).map((difference) => `END: ${difference}`),
  ]
}
