import type { FilePlan, LeftOut, PlannedFile } from '../spool/file-plan.ts'
import type { PlanChain } from '../spool/plan-chain.ts'
import type { Delivery, UndeliveredFile } from './deliver-files.ts'

/** A file as operators see it. */
export interface FlushedFile {
  readonly name: string
  readonly entryCount: number
  /** Dollars and cents. */
  readonly totalDebit: string
  /** Dollars and cents. */
  readonly totalCredit: string
}

/** A payment whose file or priority is another than planned. */
export interface FlushNotice {
  readonly reference: string
  readonly notice: string
}

/** What a flush did. */
export interface FlushSummary {
  /** Made by this call. */
  readonly made: readonly FlushedFile[]
  /** Handed over by this call, those of earlier calls included. */
  readonly delivered: readonly FlushedFile[]
  /** May not be with the bank: the next call hands over the same bytes. */
  readonly undelivered: readonly UndeliveredFile[]
  readonly notices: readonly FlushNotice[]
  /** Payments that the policy rejects; `inquire` says `failed`. */
  readonly leftOut: readonly LeftOut[]
}

const dollars = (cents: string): string => {
  const digits = cents.padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const flushedFile = ({ name, entryCount, totalDebit, totalCredit }: PlannedFile): FlushedFile => ({
  name,
  entryCount,
  totalDebit: dollars(totalDebit),
  totalCredit: dollars(totalCredit),
})

const noticesOf = async (plan: FilePlan, chain: PlanChain): Promise<readonly FlushNotice[]> => {
  const notices: FlushNotice[] = []
  for (const { hash } of plan.files) {
    for (const { reference, notice } of (await chain.file(hash))?.entries ?? []) {
      if (reference !== undefined && notice !== undefined) notices.push({ reference, notice })
    }
  }
  return notices
}

export const summarise = async (
  plan: FilePlan | undefined,
  delivery: Delivery,
  chain: PlanChain,
): Promise<FlushSummary> => ({
  made: plan?.files.map(flushedFile) ?? [],
  delivered: delivery.delivered.map(flushedFile),
  undelivered: delivery.undelivered,
  notices: plan === undefined ? [] : await noticesOf(plan, chain),
  leftOut: plan?.leftOut ?? [],
})
