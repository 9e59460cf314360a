import { describe, expect, it } from 'vitest'
import { railConformanceCases } from '../rail-conformance-cases.ts'
import type { RailSubject } from '../rail-subject.ts'
import { checkRailConformance } from '../run-rail-conformance.ts'
import * as brokenNews from './broken-news.ts'
import * as brokenQuestions from './broken-questions.ts'
import type { BrokenRail } from './broken-rail.ts'
import * as brokenRules from './broken-rules.ts'
import * as brokenSubmits from './broken-submits.ts'
import { CREDENTIAL, createSoundPeer } from './sound-peer.ts'
import { createSoundRail } from './sound-rail.ts'
import { SOUND_CAPABILITIES, SOUND_EXAMPLE } from './sound-rules.ts'

const SECRETS = [CREDENTIAL, '900111222333', '900444555666']

/** The sound rail with its peer, spoilt by `breakIt`. */
const subjectOf = (name: string, breakIt: BrokenRail['breakIt']): RailSubject => ({
  name,
  capabilities: SOUND_CAPABILITIES,
  open: (faults) => {
    const peer = createSoundPeer(faults, SECRETS)
    return { rail: breakIt(createSoundRail(peer), peer), peer }
  },
  examples: [SOUND_EXAMPLE],
  legalReference: /^[\w/.-]{1,40}#\d{1,3}$/,
  faults: {
    submit: [
      'decline',
      'decline-with-secrets',
      'rate-limited',
      'unavailable',
      'drop-before-send',
      'drop-before-commit',
      'drop-after-commit',
      'server-error',
      'garbage',
      'empty',
      'truncated',
      'undecided',
      'wrong-amount',
      'wrong-currency',
      'slow',
      'late',
    ],
    inquire: ['rate-limited', 'drop', 'server-error', 'garbage', 'empty', 'wrong-amount', 'slow', 'proven-absent'],
    cancel: ['drop', 'server-error', 'garbage', 'slow'],
    eligibility: ['not-eligible', 'drop', 'server-error', 'garbage', 'slow'],
  },
  checksEligibility: true,
  happenings: ['settled', 'failed', 'returned', 'correction'],
  manners: ['forged', 'garbled'],
  secrets: [CREDENTIAL],
  answerWithinMs: 500,
})

const failuresOf = async (subject: RailSubject): Promise<readonly string[]> =>
  (await checkRailConformance(subject)).filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)

/** The ids in the order of the kit; one that the kit does not know stays and fails the comparison. */
const inOrder = (ids: readonly string[]): readonly string[] => {
  const order = railConformanceCases.map(({ id }) => id)
  return ids.toSorted((left, right) => order.indexOf(left) - order.indexOf(right))
}

describe('a rail that', () => {
  for (const broken of Object.values({ ...brokenSubmits, ...brokenQuestions, ...brokenRules, ...brokenNews })) {
    it(`${broken.defect} fails the cases named for it and no other`, async () => {
      expect(broken.fails.length).toBeGreaterThan(0)
      expect(await failuresOf(subjectOf(broken.defect, broken.breakIt))).toEqual(inOrder(broken.fails))
    })
  }

  it('is sound passes every case of the kit, and each applies to it', async () => {
    const outcomes = await checkRailConformance(subjectOf('sound', (sound) => sound))
    expect(outcomes.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
  })
})

describe('railConformanceCases', () => {
  it('has at least forty cases, each with an id of its own', () => {
    const ids = railConformanceCases.map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(40)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/)
  })
})
