import type { ProofStorages } from '../proof-storages.ts'
import type { ProofRow } from '../report.ts'
import type { PlantedBug } from './planted-table.ts'

/** Hunts a bug that is there, and then the same without it: the first must be found, the second not. */
export const provePlanted = async (bug: PlantedBug, storages: ProofStorages): Promise<ProofRow> => {
  const { name, plant, hunt, caughtBy } = bug
  const found = await hunt(storages, plant, true)
  const falseAlarms = await hunt(storages, (sound) => sound, false)
  const isCaught = found.some((violation) => violation.includes(`${caughtBy}:`))
  const missed = isCaught ? [] : [`${name}: expected ${caughtBy}, found ${found.join('\n') || 'nothing'}`]
  const what = `${name}: caught by ${caughtBy}`
  return { proof: 'planted bugs', on: storages.name, what, count: 1, violations: [...missed, ...falseAlarms] }
}
