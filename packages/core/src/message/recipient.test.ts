import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAnswered, decideRecipientWord, newRecipient, type RecipientWord } from './recipient.ts'

const fresh = newRecipient({ businessAccountId: 'business-1', id: 'phone-1' })

const word = (intent: RecipientWord['intent'], providerId?: string): RecipientWord => ({
  intent,
  by: 'recipient',
  phoneNumber: '+16471234567',
  keyword: intent.toUpperCase(),
  workflowIds: ['workflow-1'],
  customerIds: [],
  ...(providerId === undefined ? {} : { providerId }),
})

describe('decideRecipientWord', () => {
  it('asks for one answer and one task for the workflows', () => {
    const { state, tasks, events } = decideRecipientWord(fresh, word('stop'), 1_000)
    expect(state).toMatchObject({ status: 'OPTED_OUT', answer: { message: 'opt-out-confirmation', serial: 1 } })
    expect(tasks.map(({ kind }) => kind)).toEqual(['answer-sms', 'reach-recipient'])
    expect(events).toMatchObject([{ type: 'sms.opted-out', data: { keyword: 'STOP', workflowIds: ['workflow-1'] } }])
  })

  it('writes no phone number into a task or an event', () => {
    const decision = decideRecipientWord(fresh, word('stop'), 1_000)
    expect(JSON.stringify([decision.tasks, decision.events])).not.toContain('6471234567')
  })

  it('forgets the number once the answer is settled', () => {
    const { state } = decideRecipientWord(fresh, word('stop'), 1_000)
    expect(JSON.stringify(decideAnswered(state, 1).state)).not.toContain('6471234567')
    expect(decideAnswered(state, 2).state).toBe(state)
  })

  it('follows the last word, tells and confirms each opt-out once, and takes no text in twice', () => {
    const intent = fc.constantFrom<RecipientWord['intent']>('stop', 'start', 'help')
    const texts = fc.array(fc.record({ intent, id: fc.integer({ min: 0, max: 12 }) }), { maxLength: 30 })
    fc.assert(
      fc.property(texts, (all) => {
        const heard = all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index)
        const words = heard.map((text) => text.intent).filter((said) => said !== 'help')
        const optOuts = words.filter((said, index) => said === 'stop' && words[index - 1] !== 'stop').length
        const { state, told } = play(all)
        expect(state.status).toBe(words.at(-1) === 'stop' ? 'OPTED_OUT' : 'REACHABLE')
        expect(told).toBe(optOuts)
        expect(state.answerCount).toBe(optOuts + heard.length - words.length)
      }),
    )
  })
})

/** Takes the texts in, two minutes apart; `told`: how many opt-outs the business heard of. */
const play = (texts: readonly { readonly intent: RecipientWord['intent']; readonly id: number }[]) =>
  texts.reduce(
    ({ state, told }, { intent, id }, index) => {
      const decision = decideRecipientWord(state, word(intent, `IN${id}`), index * 120_000)
      return { state: decision.state, told: told + decision.events.length }
    },
    { state: fresh, told: 0 },
  )
