import { Client } from 'pg'
import { type CallTimes, timed, timesOf } from './call-times.ts'

const ROUND_TRIPS = 1_000

/** The least that a statement takes on this machine at this moment. */
export const measureRoundTrips = async (connectionString: string): Promise<CallTimes> => {
  const client = new Client({ connectionString })
  await client.connect()
  const latencies: number[] = []
  for (let number = 0; number < ROUND_TRIPS; number += 1) latencies.push(await timed(() => client.query('SELECT 1')))
  await client.end()
  return timesOf(latencies)
}
