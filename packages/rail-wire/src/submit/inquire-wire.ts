import type { InquireOutcome } from '@linx/contracts'
import { readNote } from '../read/inbound-values.ts'
import { uetrOf } from '../reference/wire-reference.ts'
import type { WireRailOptions } from '../wire-rail-options.ts'
import { readBankReport } from './read-bank-report.ts'
import { causeOfThrow, untilAborted } from './until-aborted.ts'
import type { WireAnswer, WireQuestion, WireTransport } from './wire-transport.ts'

const judge = (answer: WireAnswer, reference: string, { maximumInboundBytes }: WireRailOptions): InquireOutcome => {
  switch (answer.outcome) {
    case 'answered':
      return readBankReport(answer.xml, reference, maximumInboundBytes)
    case 'absent':
      return { outcome: 'absent', isProven: answer.isProven === true }
    case 'unknown':
      return { outcome: 'unknown', cause: readNote(answer.cause) }
    default:
      return { outcome: 'unknown', cause: 'The transport answered no outcome.' }
  }
}

const questionOf = async (reference: string, { submissions }: WireRailOptions): Promise<WireQuestion> => {
  const submission = await submissions.find(reference)
  const question = { reference, uetr: uetrOf(reference) }
  return submission === undefined ? question : { ...question, messageId: submission.messageId }
}

/** Asks the bank by our reference. */
export const inquireWire = async (
  inquire: NonNullable<WireTransport['inquire']>,
  reference: string,
  signal: AbortSignal,
  options: WireRailOptions,
): Promise<InquireOutcome> => {
  try {
    const answer = await untilAborted(signal, async () => inquire(await questionOf(reference, options), { signal }))
    return judge(answer, reference, options)
  } catch (error) {
    return { outcome: 'unknown', cause: `The transport ${causeOfThrow(error)}` }
  }
}
