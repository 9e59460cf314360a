import { SMS_DELIVERY_STATUSES } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { checkSmsConformance } from '../run-sms-conformance.ts'
import { smsConformanceCases } from '../sms-conformance-cases.ts'
import type { SmsSubject } from '../sms-subject.ts'
import * as brokenConnections from './broken-connections.ts'
import * as brokenNews from './broken-news.ts'
import * as brokenSends from './broken-sends.ts'
import type { BrokenSms } from './broken-sms.ts'
import { createSoundConnection } from './sound-connection.ts'
import { createSoundSms, SOUND_CAPABILITIES } from './sound-sms.ts'
import { CREDENTIAL, createSoundSmsPeer } from './sound-sms-peer.ts'

/** The sound sender with its peer, spoilt by `breakIt`. */
const callbackSubject = (name: string, breakIt: BrokenSms['breakIt']): SmsSubject => ({
  name,
  capabilities: SOUND_CAPABILITIES,
  open: (faults) => {
    const peer = createSoundSmsPeer(faults)
    return { sms: breakIt(createSoundSms(peer), peer), peer }
  },
  sender: '+15005550009',
  faults: [
    'refuse-permanent-number',
    'refuse-opted-out',
    'refuse-compliance',
    'refuse-configuration',
    'refuse-deferred',
    'refuse-transient',
    'refuse-strangely',
    'refuse-with-secrets',
    'rate-limited',
    'unreachable',
    'drop-before-commit',
    'drop-after-commit',
    'server-error',
    'garbage',
    'empty',
    'truncated',
    'flood',
    'slow',
  ],
  traits: ['reference', 'reference-in-news', 'validity', 'wait', 'dead-number'],
  newsBy: 'callback',
  statuses: SMS_DELIVERY_STATUSES,
  manners: ['forged', 'unsigned', 'tampered', 'garbled'],
  secrets: [CREDENTIAL],
  answerWithinMs: 500,
})

const connectionSubject = (name: string, breakIt: BrokenSms['breakIt']): SmsSubject => ({
  ...callbackSubject(name, breakIt),
  newsBy: 'connection',
  manners: [],
  open: (faults) => {
    const peer = createSoundSmsPeer(faults)
    const { sms, push } = createSoundConnection(peer)
    return { sms: breakIt(sms, peer), peer: { ...peer, push } }
  },
})

const outcomesOf = async (subject: SmsSubject, outcome: string): Promise<readonly string[]> =>
  (await checkSmsConformance(subject)).filter((each) => each.outcome === outcome).map(({ id }) => id)

/** The ids in the order of the kit; one that the kit does not know stays and fails the comparison. */
const inOrder = (ids: readonly string[]): readonly string[] => {
  const order = smsConformanceCases.map(({ id }) => id)
  return ids.toSorted((left, right) => order.indexOf(left) - order.indexOf(right))
}

describe.each([
  { kind: 'sender', subjectOf: callbackSubject, broken: Object.values({ ...brokenSends, ...brokenNews }) },
  {
    kind: 'sender with a connection',
    subjectOf: connectionSubject,
    broken: Object.values<BrokenSms>(brokenConnections),
  },
])('a $kind that', ({ subjectOf, broken }) => {
  it.each(broken)('$defect fails the cases named for it and no other', async ({ defect, breakIt, fails }) => {
    expect(fails.length).toBeGreaterThan(0)
    expect(await outcomesOf(subjectOf(defect, breakIt), 'failed')).toEqual(inOrder(fails))
  })

  it('is sound passes every case that applies to it', async () => {
    expect(
      await outcomesOf(
        subjectOf('sound', (sound) => sound),
        'failed',
      ),
    ).toEqual([])
  })
})

describe('smsConformanceCases', () => {
  it('has at least forty cases, each with an id of its own', () => {
    const ids = smsConformanceCases.map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(40)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/)
  })

  it('is applied by the two sound senders but for segments, doubles and adapters that take no names', async () => {
    const [byCallback, byConnection] = await Promise.all(
      [callbackSubject, connectionSubject].map((subjectOf) =>
        outcomesOf(
          subjectOf('sound', (sound) => sound),
          'not-applicable',
        ),
      ),
    )
    expect(byCallback?.filter((id) => byConnection?.includes(id))).toEqual(['text.segments'])
  })
})
