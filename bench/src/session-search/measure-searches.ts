import { demandValue } from '@linx/testing'
import { paymentRequestFor } from '../scale/parties.ts'
import { type CallTimes, timed, timesOf } from './call-times.ts'
import type { SearchRow } from './search-table.ts'
import { drawSamples, type SessionStock, templateIdsOf } from './session-stock.ts'

const searcherOf = async (stock: SessionStock) => {
  const samples = await drawSamples(stock)
  const templateIds = await templateIdsOf(stock)
  const { workflows } = stock.linx
  return async ({ api, query }: SearchRow, number: number) => {
    const sample = samples[number % samples.length]
    if (sample === undefined) throw new TypeError('There are no samples.')
    const asked = query(sample, { templateIds })
    const page = await (api === 'v1' ? workflows.searchSend(asked) : workflows.search(asked))
    return demandValue<{ readonly totalElements: number }>(page).totalElements
  }
}

/** What a search came to in each stock. */
export interface SearchTimes {
  readonly row: SearchRow
  readonly times: readonly CallTimes[]
  /** `totalElements` of the last search in the last stock. */
  readonly found: number
}

/** Asks each search of the stocks in turn, one call after the other; the first tenth warms up. */
export const measureSearch = async (stocks: readonly SessionStock[], rows: readonly SearchRow[], searches: number) => {
  const searchers = await Promise.all(stocks.map(searcherOf))
  const measured: SearchTimes[] = []
  for (const row of rows) {
    const latencies = stocks.map((): number[] => [])
    let found = 0
    for (let number = 0; number < searches; number += 1) {
      for (const [place, search] of searchers.entries()) {
        const ask = async () => {
          found = await search(row, number)
        }
        latencies[place]?.push(await timed(ask))
      }
    }
    measured.push({ row, times: latencies.map(timesOf), found })
  }
  return measured
}

/** Creates workflows in the stocks in turn, one call after the other, each for another Customer. */
export const measureCreates = async (
  stocks: readonly SessionStock[],
  creates: number,
): Promise<readonly CallTimes[]> => {
  const latencies = stocks.map((): number[] => [])
  for (let number = 0; number < creates; number += 1) {
    for (const [place, { linx, customers }] of stocks.entries()) {
      const request = paymentRequestFor((number * 7_919) % customers)
      const create = async () => demandValue(await linx.workflows.create(request))
      latencies[place]?.push(await timed(create))
    }
  }
  return latencies.map(timesOf)
}
