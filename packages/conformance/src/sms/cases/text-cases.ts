import { expectEqual } from '../../kit/expect.ts'
import type { SmsCase } from '../sms-context.ts'
import { expectOnPhones, expectSend, sendSound } from './send-cases.ts'

const clause = 'SmsAdapter.send MUST NOT change the text'

/** One row for each text that has been mangled by somebody before. */
const TEXTS: { readonly [topic: string]: { readonly title: string; readonly body: string } } = {
  'gsm-alphabet': {
    title: 'every character of the GSM alphabet',
    body: '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCXYZÄÖÑÜ§¿abcxyzäöñüà',
  },
  'gsm-extension': { title: 'the characters of the GSM extension', body: 'a^b{c}d\\e[f~g]h|i€j' },
  unicode: {
    title: 'letters of other alphabets',
    body: 'Ça coûte 256,25 $ à l’hôtel, ελληνικά, кириллица, 漢字, עברית',
  },
  emoji: { title: 'characters beyond the first plane', body: 'Paid 🎉 thank you 👍🏽 𝄞' },
  'line-breaks': { title: 'line breaks', body: 'Acme\nYour rebate:\n\n$256.25' },
  specials: { title: 'characters that mean something to protocols', body: 'a&b=c+d%20e;f?g#h"i<j>k\'l&amp;m\\n/..//' },
  spaces: { title: 'spaces at both ends and in a row', body: '  two  spaces  ' },
  'looks-like-a-number': { title: 'a text that looks like a number', body: '0012.50' },
  'one-character': { title: 'a text of one character', body: 'K' },
}

const textCasesOfTable: readonly SmsCase[] = Object.entries(TEXTS).map(([topic, { title, body }]) => ({
  id: `text.${topic}`,
  title: `keeps ${title}`,
  clause,
  run: async ({ open }) => {
    const opened = await open()
    expectOnPhones(opened, [await sendSound(opened, opened.newMessage({ body }))])
  },
}))

/** Exactly that many UTF-16 units, filled up with `filler`. */
const fill = (start: string, filler: string, length: number): string => {
  const text = start + filler.repeat(Math.floor((length - start.length) / filler.length))
  return text.padEnd(length, '.')
}

const ALPHABET = [...'ab zé€[@\n', 'ê', '漢', '🎉', '&', '+', '%']
const GSM_CHARACTERS = 9
const RANDOM_TEXTS = 24
const MAXIMUM_RANDOM = 700

/** A small generator with a fixed seed (numerical recipes), so that a failure comes again. */
const randomTexts = (maximum: number): readonly string[] => {
  let state = 20_260_302
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return Array.from({ length: RANDOM_TEXTS }, (_, index) => {
    const alphabet = index % 2 === 0 ? ALPHABET : ALPHABET.slice(0, GSM_CHARACTERS)
    const length = 1 + next(Math.min(maximum - 2, MAXIMUM_RANDOM))
    let text = ''
    while (text.length < length) text += alphabet[next(alphabet.length)] ?? ''
    return text
  })
}

const longCase = (topic: string, title: string, start: string, filler: string): SmsCase => ({
  id: `text.${topic}`,
  title,
  clause: 'SmsCapabilities.maximumBodyCharacters',
  run: async ({ open, subject }) => {
    const opened = await open()
    const body = fill(start, filler, subject.capabilities.maximumBodyCharacters)
    expectOnPhones(opened, [await sendSound(opened, opened.newMessage({ body }))])
  },
})

const SEGMENTS: readonly (readonly [body: string, segments: number])[] = [
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
  ['ê'.repeat(70), 1],
  ['ê'.repeat(71), 2],
  ['😀'.repeat(67), 3],
]

export const textCases: readonly SmsCase[] = [
  ...textCasesOfTable,
  longCase('longest-gsm', 'sends the longest text whole', 'Acme: ', 'pay [€] by link, '),
  longCase('longest-unicode', 'sends the longest text whole and splits no character', 'ê', '🎉'),
  {
    id: 'text.random',
    title: `keeps ${RANDOM_TEXTS} random texts of all lengths`,
    clause,
    run: async ({ open, subject }) => {
      const opened = await open()
      const bodies = randomTexts(subject.capabilities.maximumBodyCharacters)
      const messages = bodies.map((body) => opened.newMessage({ body }))
      for (const message of messages) await sendSound(opened, message)
      expectOnPhones(opened, messages)
    },
  },
  {
    id: 'text.too-long',
    title: 'rejects a text that is too long, and sends no part of it',
    clause: 'SmsCapabilities.maximumBodyCharacters',
    run: async ({ open, subject }) => {
      const opened = await open()
      const body = 'a'.repeat(subject.capabilities.maximumBodyCharacters + 1)
      const outcome = await opened.send(opened.newMessage({ body }))
      expectSend(outcome, ['rejected'])
      expectEqual(outcome.outcome === 'rejected' && outcome.isRetryable, false, 'isRetryable')
      expectOnPhones(opened, [])
    },
  },
  {
    id: 'text.segments',
    title: 'counts segments as phones do',
    clause: 'SmsSendOutcome accepted.segments',
    needs: 'trait:segments',
    run: async ({ open }) => {
      const opened = await open()
      for (const [body, segments] of SEGMENTS) {
        const outcome = await opened.send(opened.newMessage({ body }))
        expectEqual(
          outcome.outcome === 'accepted' && outcome.segments,
          segments,
          `segments of ${body.length} characters`,
        )
      }
    },
  },
]
