import type { SmsMessage } from '@linx/contracts'
import type { KannelSmsOptions } from '../kannel-sms-options.ts'

export const PASSWORD = 'password-of-the-sendsms-user'
export const SECRET = 'secret-of-the-host-0123456789'
export const NOW = 1_772_463_600_000

export const CALLBACK = { url: 'http://host.example/sms/kannel', secret: SECRET }

export const OPTIONS: KannelSmsOptions = {
  url: 'http://127.0.0.1:13013/cgi-bin/sendsms',
  username: 'linx',
  password: PASSWORD,
  sender: '12345',
  callback: CALLBACK,
  now: () => NOW,
}

export const MESSAGE: SmsMessage = {
  to: '+16471234567',
  body: 'Acme: you have a rebate. https://pay.example/l/abc',
  kind: 'invitation',
  reference: 'message-1',
}
