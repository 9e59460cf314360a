import { join } from 'node:path'

/** What a process of a round is told. */
export interface RoundOptions {
  readonly folder: string
  readonly workflows: number
  /** When the round began, for its clock. */
  readonly startedAt: number
}

export const storePath = ({ folder }: RoundOptions): string => join(folder, 'linx.db')
export const ledgerPath = ({ folder }: RoundOptions): string => join(folder, 'ledger.jsonl')
