import type { HostEngine } from '../host/create-host-engine.ts'
import type { ConsoleApi } from './console-api.ts'

/** What the pages share. Business data come by the API alone; bank, clock, phones and receiver are the simulation's. */
export interface ConsoleParts extends Pick<HostEngine, 'bank' | 'clock' | 'sms' | 'store' | 'time'> {
  readonly api: ConsoleApi
  /** `http://localhost:3000`. */
  readonly origin: string
}

/** One page of a list of the API. */
export interface ListOf<Row> {
  readonly result: readonly Row[]
  readonly totalElements: number
}
