import { REASONS } from '../table/reason-table.ts'
import { readChoice, readCode, readNote } from './inbound-values.ts'
import { findAll, type XmlElement } from './xml-element.ts'

/** Why a bank refused or sent back. */
export interface InboundReason {
  readonly code: string
  readonly reason: string
}

/** The first reason among these elements with the texts of all; without a code it has `fallbackCode`. */
export const readReason = (reasons: readonly XmlElement[], fallbackCode: string): InboundReason => {
  const codes = reasons.flatMap((reason) => readChoice(reason, 'Rsn') ?? [])
  const code = codes[0] === undefined ? fallbackCode : readCode(codes[0])
  const texts = reasons.flatMap((reason) => findAll(reason, 'AddtlInf').map(({ text }) => text))
  const known = REASONS.get(code)
  const reason = readNote([...(known === undefined ? [] : [known]), ...texts].join(': '))
  return { code, reason: reason === '' ? `The bank gave the code ${code} and no text` : reason }
}
