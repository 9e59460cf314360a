import type { SmsMessage } from '@linx/contracts'
import type { SmppSmsOptions } from '../smpp-sms-options.ts'

export const SYSTEM_ID = 'GSMSGW'
export const PASSWORD = 'secret'
export const NOW = 1_772_463_600_000

export const OPTIONS: SmppSmsOptions = {
  host: '127.0.0.1',
  systemId: SYSTEM_ID,
  password: PASSWORD,
  sender: '12345',
  throttlePauseMs: 1,
  random: () => 0.5,
}

export const MESSAGE: SmsMessage = {
  to: '+16471234567',
  body: 'Acme: you have a rebate. https://pay.example/l/abc',
  kind: 'invitation',
  reference: 'message-1',
}

export const unaborted = (): AbortSignal => new AbortController().signal
