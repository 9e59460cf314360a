import { callbackCases } from './cases/callback-cases.ts'
import { connectionCases } from './cases/connection-cases.ts'
import { deliveryCases } from './cases/delivery-cases.ts'
import { inboundCases } from './cases/inbound-cases.ts'
import { refusalCases } from './cases/refusal-cases.ts'
import { sendCases } from './cases/send-cases.ts'
import { sendFaultCases } from './cases/send-fault-cases.ts'
import { smsCapabilityCases } from './cases/sms-capability-cases.ts'
import { smsSecretCases } from './cases/sms-secret-cases.ts'
import { textCases } from './cases/text-cases.ts'
import type { SmsCase } from './sms-context.ts'

/** Every case of the SMS contract, version 1. Ids are stable; further cases may be added. */
export const smsConformanceCases: readonly SmsCase[] = [
  ...smsCapabilityCases,
  ...sendCases,
  ...textCases,
  ...refusalCases,
  ...sendFaultCases,
  ...deliveryCases,
  ...inboundCases,
  ...callbackCases,
  ...connectionCases,
  ...smsSecretCases,
]
