import type { RailBankAccount, RailRequest } from '@linx/contracts'
import { CALENDARS } from '@linx/core'
import { exampleRailRequest } from '@linx/testing'
import type { WirePayment } from '../message/wire-payment.ts'
import type { BankingWindow } from '../plan/banking-window.ts'
import { makeWireReference, uetrOf } from '../reference/wire-reference.ts'
import { toWireAccount } from '../validate-request.ts'

/** 2026-03-02T15:00:00Z: a Monday, 10:00 in New York. */
export const NOW = 1_772_463_600_000

export const NEW_YORK: BankingWindow = {
  calendar: CALENDARS['US-FED'],
  timeZone: 'America/New_York',
  opensAt: '08:00',
  cutOff: '17:00',
}

export const TORONTO: BankingWindow = {
  calendar: CALENDARS['CA-PAYMENTS'],
  timeZone: 'America/Toronto',
  opensAt: '08:00',
  cutOff: '16:00',
}

/** A SEND of 256.25 USD, with members of your own over it. */
export const exampleRequest = (members: Partial<RailRequest> = {}): RailRequest => exampleRailRequest('wire', members)

const inCanada = (account: RailRequest['debit'], transit: string): RailBankAccount => {
  if (account.type !== 'BANK') throw new TypeError('Expected a bank account.')
  const address = { streetLine1: '1 Rue Ste-Thérèse', cityName: 'Montréal', stateCode: 'QC', countryCode: 'CAN' }
  return { ...account, routingNumber: `0001${transit}`, address }
}

/** A SEND in CAD between two Canadian accounts. */
export const canadianRequest = (): RailRequest => {
  const request = exampleRequest()
  return {
    ...request,
    currency: 'CAD',
    debit: inCanada(request.debit, '00012'),
    credit: inCanada(request.credit, '12345'),
  }
}

/** Attempts 1, 2, 3 … of one transaction have these references. */
export const exampleReference = (number = 1) =>
  makeWireReference({ transactionId: '019caf3a-5e80-7000-8000-000000000001', number })

export const IMAD = '20260302LINXWIRE000001'

/** The payment of a request, as the writers take it. */
export const paymentOf = (request: RailRequest, members: Partial<WirePayment> = {}): WirePayment => {
  const { amount, currency, debit, credit, description, memo } = request
  if (debit.type !== 'BANK' || credit.type !== 'BANK') throw new TypeError('Expected bank accounts.')
  const { reference } = exampleReference()
  return {
    messageId: reference,
    createdAt: NOW,
    executionDate: '2026-03-02',
    endToEndId: reference,
    uetr: uetrOf(reference),
    amount,
    currency,
    isUrgent: request.settlementPriority === 'IMMEDIATE',
    debit: toWireAccount(debit, currency, undefined),
    credit: toWireAccount(credit, currency, undefined),
    chargeBearer: 'SHAR',
    ...(description === undefined ? {} : { description }),
    ...(memo === undefined ? {} : { memo }),
    ...members,
  }
}
