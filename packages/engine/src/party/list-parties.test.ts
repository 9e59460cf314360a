import { createMemoryStorage } from '@linx/storage-memory'
import {
  createSimulation,
  demandValue,
  loadSampleParties,
  sampleBusinessAccount,
  sampleCard,
  sampleCustomer,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const setUp = async () => {
  const simulation = createSimulation({ storage: createMemoryStorage() })
  await loadSampleParties(simulation.linx)
  await simulation.clock.advance(1)
  const { id } = demandValue(
    await simulation.linx.customers.put({ ...sampleCustomer, id: 'later', status: 'SUSPENDED' }),
  )
  return { ...simulation, later: id }
}

describe('lists of parties', () => {
  it('show the newest Customer first, one page after the other', async () => {
    const { linx, later } = await setUp()
    const all = demandValue(await linx.customers.list())
    expect(all.result.map(({ id }) => id)).toEqual([later, sampleCustomer.id])
    const second = demandValue(await linx.customers.list({ page: '2', size: '1' }))
    expect(second).toMatchObject({ result: [{ id: sampleCustomer.id, firstName: 'John' }], totalElements: 2 })
    expect(demandValue(await linx.customers.list({ status: 'SUSPENDED' })).totalElements).toBe(1)
  })

  it('show the accounts of an owner, without their numbers', async () => {
    const { linx } = await setUp()
    expect(demandValue(await linx.financialAccounts.list()).totalElements).toBe(2)
    const cards = demandValue(await linx.financialAccounts.list({ ownerId: sampleCustomer.id }))
    expect(cards.result.map(({ id }) => id)).toEqual([sampleCard.id])
    expect(JSON.stringify(demandValue(await linx.financialAccounts.list()))).not.toContain(
      sampleBusinessAccount.bank.accountNumber,
    )
  })

  it('are of one Business Account', async () => {
    const { engine } = await setUp()
    const stranger = engine.as({ businessAccountId: 'stranger', actor: { id: 'eve', type: 'employee' } })
    expect(demandValue(await stranger.customers.list()).result).toEqual([])
    expect(demandValue(await stranger.financialAccounts.list()).result).toEqual([])
  })

  it.each([{ page: 0 }, { size: 501 }, { status: 'GONE' }, { colour: 'red' }, null])('refuse %j', async (query) => {
    const { linx } = await setUp()
    expect((await linx.customers.list(query)).ok).toBe(false)
    expect((await linx.financialAccounts.list(query)).ok).toBe(false)
  })
})
