import { describe, expect, it } from 'vitest'
import { countSegments } from './count-segments.ts'
import { MESSAGE_LANGUAGES, TOLD_STATUSES } from './message-texts.ts'
import { checkSegments, type MessageContent, renderMessage } from './render-message.ts'

const businessName = 'Rocket Financial Inc'
const link = `https://pay.rocket-money.com/l/${'a'.repeat(22)}`

const contents: readonly MessageContent[] = [
  { message: 'invitation', link },
  { message: 'reminder', link, expireOn: '2026-07-23' },
  { message: 'expiry' },
  ...TOLD_STATUSES.map((status) => ({ message: 'transaction-status', status, reference: 'K7F3M9QX' }) as const),
  { message: 'opt-out-confirmation' },
  { message: 'help', contact: '+1 800 555 0199' },
  { message: 'one-time-code', code: '123456', host: 'pay.rocket-money.com' },
]

const isAutomatic = ({ message }: MessageContent) => message !== 'opt-out-confirmation' && message !== 'one-time-code'

describe.each(MESSAGE_LANGUAGES)('texts in %s', (language) => {
  it.each(contents)('$message is one GSM-7 segment with a name and a host of 20 characters', (content) => {
    expect(renderMessage(content, { businessName, language })).toMatchObject({ encoding: 'GSM-7', segments: 1 })
  })

  it.each(contents)('$message names the business first, has at most one link and no gap', (content) => {
    const { body } = renderMessage(content, { businessName, language })
    expect(body.startsWith(`${businessName}: `)).toBe(true)
    expect(body.split('https://').length).toBeLessThanOrEqual(2)
    expect(body).not.toMatch(/[{}]| {2}|undefined|: :/)
  })

  it.each(contents.filter(isAutomatic))('$message says how to opt out', (content) => {
    expect(renderMessage(content, { businessName, language }).body).toMatch(/STOP|ARRET/)
  })
})

describe('renderMessage', () => {
  it('writes the invitation of seed 000', () => {
    const content = { message: 'invitation', link, introductoryMessage: 'You have a rebate' } as const
    expect(renderMessage(content, { businessName }).body).toBe(
      `${businessName}: You have a rebate ${link} Reply STOP to opt out.`,
    )
  })

  it.each([undefined, '', '   '])('has a default for the introductory message %j', (introductoryMessage) => {
    const { body } = renderMessage({ message: 'invitation', link, introductoryMessage }, { businessName })
    expect(body).toContain(`: please review and confirm your request: ${link}`)
  })

  it('says until when, in the order of the language', () => {
    const content = { message: 'reminder', link, expireOn: '2026-07-03' } as const
    expect(renderMessage(content, { businessName }).body).toContain('until Jul 3.')
    expect(renderMessage(content, { businessName, language: 'es' }).body).toContain('hasta el 3 jul.')
    expect(renderMessage(content, { businessName, language: 'fr-CA' }).body).toContain("jusqu'au 3 juill.")
  })

  it('never reads a value for placeholders', () => {
    const content = { message: 'invitation', link, introductoryMessage: '{business} {link} $& $1' } as const
    expect(renderMessage(content, { businessName: '{link}' }).body).toBe(
      `{link}: {business} {link} $& $1 ${link} Reply STOP to opt out.`,
    )
  })

  it('writes typographic characters plainly and counts what is sent', () => {
    const content = { message: 'invitation', link, introductoryMessage: 'We’ve “good” news…' } as const
    const rendered = renderMessage(content, { businessName })
    expect(rendered.body).toContain('We\'ve "good" news...')
    expect(rendered).toEqual({ body: rendered.body, ...countSegments(rendered.body) })
  })

  it('ends a code with the host it is for', () => {
    const content = { message: 'one-time-code', code: '123456', host: 'pay.example.com' } as const
    expect(renderMessage(content, { businessName }).body.split('\n').at(-1)).toBe('@pay.example.com #123456')
  })
})

describe('checkSegments', () => {
  const invite = (introductoryMessage: string) =>
    checkSegments(
      renderMessage({ message: 'invitation', link, introductoryMessage }, { businessName }),
      'parameters.introductoryMessage',
    )

  it('takes three segments', () => {
    expect(invite('a'.repeat(350))).toEqual([])
  })

  it('refuses four, and says why letters beyond GSM-7 cost more', () => {
    expect(invite('a'.repeat(400))).toMatchObject([{ code: 'input_length', path: 'parameters.introductoryMessage' }])
    expect(invite('ж'.repeat(160))[0]?.message).toContain('leave out letters beyond GSM-7')
  })
})
