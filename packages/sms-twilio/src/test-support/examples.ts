import type { SmsMessage } from '@linx/contracts'

export const ACCOUNT_SID = `AC${'0123456789abcdef'.repeat(2)}`
export const AUTH_TOKEN = 'f0e1d2c3b4a5968778695a4b3c2d1e0f'
export const SENDER = '+15005550006'
export const CALLBACK_URL = 'https://host.example/sms/twilio?tenant=7'

export const MESSAGE: SmsMessage = {
  to: '+16471234567',
  body: 'Acme: you have a rebate. https://pay.example/l/abc',
  kind: 'invitation',
  reference: 'message-1',
}

export const sidOf = (number: number): string => `SM${number.toString(16).padStart(32, '0')}`
