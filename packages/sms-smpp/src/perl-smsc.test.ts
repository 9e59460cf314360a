import type { SmsEvent } from '@linx/contracts'
import { afterEach, describe, expect, it } from 'vitest'
import { createSmppSms, type SmppSms } from './create-smpp-sms.ts'
import type { SmppSmsOptions } from './smpp-sms-options.ts'
import { MESSAGE, OPTIONS, unaborted } from './test-support/examples.ts'
import { type PerlSmsc, reasonAgainstPerlSmsc, startPerlSmsc } from './test-support/perl-smsc.ts'

const reason = reasonAgainstPerlSmsc()
const skipReason = reason === '' ? '' : ` (skipped: ${reason})`

describe.skipIf(skipReason !== '')(`an SMSC with another codec (Net::SMPP)${skipReason}`, () => {
  const running: { readonly sms: SmppSms; readonly smsc: PerlSmsc }[] = []
  afterEach(async () => {
    for (const { sms, smsc } of running.splice(0)) {
      await sms.close()
      await smsc.close()
    }
  })

  const open = async (options: Partial<SmppSmsOptions> = {}) => {
    const smsc = await startPerlSmsc()
    const sms = createSmppSms({ ...OPTIONS, port: smsc.port, ...options })
    running.push({ sms, smsc })
    return { sms, smsc, send: (body: string) => sms.send({ ...MESSAGE, body }, { signal: unaborted() }) }
  }

  it('takes, throttles and refuses messages, reports the first and texts STOP, and is left in order', async () => {
    const { sms, smsc, send } = await open()
    const events: SmsEvent[] = []
    const { promise: complete, resolve } = Promise.withResolvers<void>()
    sms.listen(async (event) => {
      events.push(event)
      if (events.length === 2) resolve()
    })
    expect(await send('Rocket €')).toEqual({ outcome: 'accepted', providerId: 'A0000001', segments: 1 })
    expect(await send('Too fast')).toMatchObject({ outcome: 'rejected', class: 'transient', providerCode: '0x58' })
    expect(await send('No such number')).toMatchObject({ outcome: 'rejected', class: 'permanent-number' })
    await complete
    expect(events).toMatchObject([
      { event: 'delivery', delivery: { providerId: 'A0000001', status: 'DELIVERED' } },
      { event: 'inbound', inbound: { from: MESSAGE.to, to: '12345', text: 'STOP' } },
    ])
    await smsc.whenWritten(/submit_sm #1 dst=16471234567 dc=0 esm=0 len=9 rd=1/)
    await smsc.whenWritten(/(?:deliver_sm_resp status=0\s+(?:submit.*\s+)*){2}/)
    await sms.close()
    await smsc.whenWritten(/unbind/)
  })

  it('refuses a wrong password', async () => {
    const { send } = await open({ password: 'wrong' })
    expect(await send('Hello')).toMatchObject({ class: 'configuration', providerCode: 'bind_0x0e' })
  })

  it('understands UTF-16 and the headers of parts', async () => {
    const { smsc, send } = await open()
    expect(await send('ê🎉')).toMatchObject({ outcome: 'accepted' })
    await smsc.whenWritten(/submit_sm #1 dst=16471234567 dc=8 esm=0 len=6/)
    expect(await send('a'.repeat(161))).toMatchObject({ outcome: 'rejected', providerCode: '0x58' })
    await smsc.whenWritten(/submit_sm #2 dst=16471234567 dc=0 esm=64 len=159/)
  })
})
