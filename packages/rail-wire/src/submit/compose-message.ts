import { createHash } from 'node:crypto'
import type { Instant, RailRequest } from '@linx/contracts'
import type { WirePayment } from '../message/wire-payment.ts'
import { uetrOf } from '../reference/wire-reference.ts'
import { toWireAccount } from '../validate-request.ts'
import type { WireRailOptions } from '../wire-rail-options.ts'
import { writePacs008 } from '../write/write-pacs008.ts'
import { writePain001 } from '../write/write-pain001.ts'
import type { WireSubmission } from './submission-store.ts'

/** What the writer needs beside the request. */
type Frame = Pick<WireSubmission, 'reference' | 'messageId' | 'executionDate'> & { readonly createdAt: Instant }

const paymentOf = (request: RailRequest, frame: Frame, options: WireRailOptions): WirePayment => {
  const { amount, currency, debit, credit, description, memo } = request
  if (debit.type !== 'BANK' || credit.type !== 'BANK') throw new TypeError('Expected two bank accounts.')
  const { reference, messageId, createdAt, executionDate } = frame
  return {
    messageId,
    createdAt,
    executionDate,
    endToEndId: reference,
    uetr: uetrOf(reference),
    amount,
    currency,
    isUrgent: request.settlementPriority === 'IMMEDIATE',
    debit: toWireAccount(debit, currency, options.identifyBank),
    credit: toWireAccount(credit, currency, options.identifyBank),
    chargeBearer: options.chargeBearer ?? 'SHAR',
    ...(description === undefined ? {} : { description }),
    ...(memo === undefined ? {} : { memo }),
  }
}

/** The bytes of a request's message, the same for the same frame. */
export const composeMessage = (request: RailRequest, frame: Frame, options: WireRailOptions): string => {
  const payment = paymentOf(request, frame, options)
  const { message = { format: 'pain.001' } } = options
  return message.format === 'pacs.008'
    ? writePacs008({ ...payment, senderRoutingNumber: message.senderRoutingNumber })
    : writePain001({ ...payment, ...message })
}

/** SHA-256 of a message, hexadecimal. */
export const digestOf = (xml: string): string => createHash('sha256').update(xml).digest('hex')
