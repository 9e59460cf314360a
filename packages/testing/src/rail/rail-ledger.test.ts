import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleRailRequest } from './example-rail-request.ts'
import { createRailLedger } from './rail-ledger.ts'

const request = exampleRailRequest('ach')

describe('createRailLedger', () => {
  it('counts how often money moved for a transaction and for a reference', () => {
    const ledger = createRailLedger()
    ledger.enter('moved', request, 'first', 0)
    ledger.enter('moved', request, 'second', 1)
    ledger.enter('undone', request, 'first', 2)
    ledger.enter('moved', { ...request, transactionId: 'other' }, 'third', 3)
    expect(ledger.timesMoved({ transactionId: request.transactionId })).toBe(1)
    expect(ledger.timesMoved({ reference: 'first' })).toBe(0)
    expect(ledger.timesMoved({})).toBe(2)
  })

  it('still counts money that came back as moved once', () => {
    const ledger = createRailLedger()
    ledger.enter('moved', request, 'first', 0)
    ledger.enter('returned', request, 'first', 1)
    expect(ledger.timesMoved({ reference: 'first' })).toBe(1)
    expect(ledger.totals()).toMatchObject([{ movedMinor: 25_625n, returnedMinor: 25_625n, netMinor: 0n }])
  })

  it('adds cents up exactly, apart for each currency', () => {
    const cents = fc.array(fc.bigInt({ min: 1n, max: 10n ** 15n }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(cents, (amounts) => {
        const ledger = createRailLedger()
        for (const [place, minor] of amounts.entries()) {
          const amount = `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`
          ledger.enter('moved', { ...request, amount, currency: place % 2 === 0 ? 'USD' : 'CAD' }, `r${place}`, place)
        }
        const sum = ledger.totals().reduce((total, { netMinor }) => total + netMinor, 0n)
        expect(sum).toBe(amounts.reduce((total, minor) => total + minor, 0n))
        expect(ledger.totals().map(({ currency }) => currency)).toEqual(amounts.length > 1 ? ['CAD', 'USD'] : ['USD'])
      }),
    )
  })

  it.each(['256.2', '256', '-1.00', '1e3', ''])('refuses the amount %j', (amount) => {
    expect(() => createRailLedger().enter('moved', { ...request, amount }, 'first', 0)).toThrow(RangeError)
  })
})
