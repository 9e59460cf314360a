import { expectEqual, expectTrue } from '../../kit/expect.ts'
import type { SmsCase } from '../sms-context.ts'

const MAXIMUM_BODY_CHARACTERS = 1_600

export const smsCapabilityCases: readonly SmsCase[] = [
  {
    id: 'capabilities.version',
    title: 'names itself and the version of the contract',
    clause: 'SmsAdapter.specificationVersion',
    run: async ({ open }) => {
      const { sms } = await open()
      expectEqual(sms.specificationVersion, 'v1', 'specificationVersion')
      expectTrue(/^[a-z][a-z0-9-]*$/.test(sms.name), `name: expected lower case, received ${sms.name}.`)
    },
  },
  {
    id: 'capabilities.as-described',
    title: 'promises what its author describes',
    clause: 'SmsCapabilities',
    run: async ({ open, subject }) => {
      expectEqual((await open()).sms.capabilities, subject.capabilities, 'capabilities')
    },
  },
  {
    id: 'capabilities.bounds',
    title: 'takes at least one segment and at most 1,600 characters',
    clause: 'SmsCapabilities.maximumBodyCharacters',
    run: async ({ open }) => {
      const { maximumBodyCharacters } = (await open()).sms.capabilities
      const isBounded = maximumBodyCharacters >= 70 && maximumBodyCharacters <= MAXIMUM_BODY_CHARACTERS
      expectTrue(isBounded, `maximumBodyCharacters: expected 70 to 1,600, received ${maximumBodyCharacters}.`)
    },
  },
  {
    id: 'capabilities.kept',
    title: 'can hear what it promises to hear',
    clause: 'SmsCapabilities.deliveryReports, inbound',
    run: async ({ open }) => {
      const { sms } = await open()
      const { deliveryReports, inbound } = sms.capabilities
      const canListen = sms.listen !== undefined
      expectTrue(!deliveryReports || canListen || sms.parseCallback !== undefined, 'Nothing reads delivery reports.')
      expectTrue(!inbound || canListen || sms.parseInbound !== undefined, 'Nothing reads inbound messages.')
    },
  },
  {
    id: 'capabilities.constant',
    title: 'promises the same after a send as before',
    clause: 'SmsCapabilities',
    run: async ({ open }) => {
      const opened = await open()
      const before = structuredClone(opened.sms.capabilities)
      await opened.send(opened.newMessage())
      expectEqual(opened.sms.capabilities, before, 'capabilities afterwards')
    },
  },
]
