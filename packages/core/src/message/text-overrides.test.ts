import { describe, expect, it } from 'vitest'
import { renderMessage } from './render-message.ts'
import { checkTextOverrides, type MessageTextOverrides } from './text-overrides.ts'

const link = `https://pay.rocket-money.com/l/${'a'.repeat(22)}`

describe("the host's own texts", () => {
  it('stand in the place of ours, those that are given', () => {
    const texts: MessageTextOverrides = { en: { invitation: '{business} – {introduction} {link}' } }
    expect(checkTextOverrides(texts)).toEqual([])
    const render = (message: 'invitation' | 'expiry') =>
      renderMessage(message === 'expiry' ? { message } : { message, link }, { businessName: 'Acme', texts }).body
    expect(render('invitation')).toBe(`Acme - please review and confirm your request: ${link}`)
    expect(render('expiry')).toContain('has expired')
  })

  it.each([
    ['invitation', '{business}: {introduction}', 'a text with {link}'],
    ['reminder', '{link}', 'a text with {business}'],
    ['reminder', '{business} {link} {link}', 'one {link}'],
    ['expiry', '{business} {amount}', 'no values but {business}'],
    ['help', '{business}', 'a text with {contact}'],
    ['one-time-code', '{business} {code} {host}', 'a last line'],
    ['expiry', ' ', 'a text of 1 to 400 characters'],
    ['expiry', `{business}${'a'.repeat(400)}`, 'a text of 1 to 400 characters'],
  ] as const)('are refused: %s %j', (name, text, expected) => {
    const [issue] = checkTextOverrides({ es: { [name]: text } })
    expect(issue).toMatchObject({ path: `texts.es.${name}` })
    expect(issue?.expected).toContain(expected)
  })

  it('name no text that there is not', () => {
    const texts = { en: { farewell: 'Bye' } } as MessageTextOverrides
    expect(checkTextOverrides(texts)).toMatchObject([{ code: 'input_unknown_member', path: 'texts.en.farewell' }])
  })
})
