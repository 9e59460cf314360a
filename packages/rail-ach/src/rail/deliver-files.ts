import { RailError } from '@linx/contracts'
import { createDocument, documentPath } from '../spool/documents.ts'
import type { FilePlan, PlannedFile } from '../spool/file-plan.ts'
import type { PlanChain } from '../spool/plan-chain.ts'
import type { AchSettings } from './ach-options.ts'

/** A file that may not be with the bank. */
export interface UndeliveredFile {
  readonly name: string
  readonly cause: string
}

/** What a round of handing over came to. */
export interface Delivery {
  readonly delivered: readonly PlannedFile[]
  readonly undelivered: readonly UndeliveredFile[]
}

const deliverFile = async ({ transport }: AchSettings, chain: PlanChain, file: PlannedFile): Promise<void> => {
  const document = await chain.file(file.hash)
  if (document === undefined) {
    throw new RailError(`Expected the document of ${file.name}.`, { code: 'store_document', isRetryable: false })
  }
  await transport.deliver({ name: document.name, content: document.text })
}

const deliverPlan = async (settings: AchSettings, chain: PlanChain, plan: FilePlan): Promise<Delivery> => {
  const delivered: PlannedFile[] = []
  const undelivered: UndeliveredFile[] = []
  for (const file of plan.files) {
    try {
      await deliverFile(settings, chain, file)
      delivered.push(file)
    } catch (error) {
      undelivered.push({ name: file.name, cause: error instanceof Error ? error.message : 'The transport threw.' })
    }
  }
  if (undelivered.length === 0) {
    await createDocument(settings.store, documentPath.delivered(plan.number), { schemaVersion: 1 })
  }
  return { delivered, undelivered }
}

/** Hands over every file that may not be with the bank: the same name and bytes as often as it takes. */
export const deliverFiles = async (settings: AchSettings, chain: PlanChain): Promise<Delivery> => {
  const rounds: Delivery[] = []
  for (const plan of await chain.undelivered()) rounds.push(await deliverPlan(settings, chain, plan))
  return {
    delivered: rounds.flatMap(({ delivered }) => delivered),
    undelivered: rounds.flatMap(({ undelivered }) => undelivered),
  }
}
