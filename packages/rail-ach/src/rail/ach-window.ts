import type { SettlementPriority } from '@linx/contracts'

/** When a file is made and when its money moves; times are `HH:MM` in the bank's zone, on every banking day. */
export interface AchWindow {
  /** For operators, for example `same-day-1`. */
  readonly name: string
  readonly priority: Exclude<SettlementPriority, 'IMMEDIATE'>
  /** Payments that are submitted before it are in the file. */
  readonly cutoff: string
  /** The bank takes the file until then; a file that is made later has missed the window. */
  readonly deadline: string
  /** When the money is there: the same day for `SAME_DAY`, the next banking day for `NEXT_DAY`. */
  readonly settlesAt: string
}

/** The zone of the Federal Reserve's windows. */
export const FEDERAL_RESERVE_ZONE = 'America/New_York'

/** FedACH's own windows as deadlines, and cut-offs an hour before them. A bank's are earlier: ask it and configure them. */
export const federalReserveWindows: readonly AchWindow[] = [
  { name: 'same-day-1', priority: 'SAME_DAY', cutoff: '09:30', deadline: '10:30', settlesAt: '13:00' },
  { name: 'same-day-2', priority: 'SAME_DAY', cutoff: '13:45', deadline: '14:45', settlesAt: '17:00' },
  { name: 'same-day-3', priority: 'SAME_DAY', cutoff: '15:45', deadline: '16:45', settlesAt: '18:00' },
  { name: 'next-day', priority: 'NEXT_DAY', cutoff: '19:00', deadline: '22:00', settlesAt: '08:30' },
]

/** What happens to a `SAME_DAY` payment that no same-day window takes. There is no silent choice. */
export type MissedWindowPolicy = 'reject' | 'next-day'
