/// <reference path="./smpp-module.d.ts" />
import { SmsError } from '@linx/contracts'

export type SmppLibrary = Pick<typeof import('smpp'), 'connect' | 'PDU'>

/** The optional peer dependency. Throws `SmsError` `smpp_missing` if it is not installed. */
export const loadSmpp = async (): Promise<SmppLibrary> => {
  try {
    return await import('smpp')
  } catch (cause) {
    throw new SmsError('Expected the package smpp, which is not installed. Run: npm install smpp@^0.5.1', {
      code: 'smpp_missing',
      isRetryable: false,
      cause,
    })
  }
}
