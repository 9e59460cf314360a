import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blank, join, secretTree, split } from './secret-fields.ts'

const tree = secretTree([
  { path: 'name', whenErased: '' },
  { path: 'bank.accountNumber', whenErased: '' },
  { path: 'steps[].answer' },
  { path: 'definition.steps[].phoneNumber', whenErased: '' },
])

const state = {
  id: '1',
  name: 'Ada',
  bank: { bankName: 'First', accountNumber: '000111222333' },
  steps: [{ stepId: 'a', answer: { firstName: 'Ada' } }, { stepId: 'b' }],
  definition: { steps: [{ phoneNumber: '+16471234567' }, { name: 'move-money' }] },
}

describe('the secrets of a state', () => {
  it('are taken out wherever a row says, and put back', () => {
    const { clear, secrets } = split(state, tree)
    expect(clear).toEqual({
      id: '1',
      bank: { bankName: 'First' },
      steps: [{ stepId: 'a' }, { stepId: 'b' }],
      definition: { steps: [{}, { name: 'move-money' }] },
    })
    expect(join(clear, secrets ?? {}, tree)).toEqual(state)
  })

  it('are none where there are none', () => {
    expect(split({ id: '1', steps: [{ stepId: 'a' }] }, tree).secrets).toBeUndefined()
    expect(split({ name: {} }, tree)).toEqual({ clear: { name: {} }, secrets: undefined })
  })

  it('leave what the rows say once they are erased', () => {
    expect(blank(split(state, tree).clear, tree)).toEqual({
      id: '1',
      name: '',
      bank: { bankName: 'First', accountNumber: '' },
      steps: [{ stepId: 'a' }, { stepId: 'b' }],
      definition: { steps: [{ phoneNumber: '' }, { name: 'move-money', phoneNumber: '' }] },
    })
  })

  it('come back in any JSON', () => {
    const text = fc.constantFrom('name', 'bank', 'steps', 'answer', 'accountNumber', 'definition', 'phoneNumber', 'x')
    const { value } = fc.letrec<{ value: never }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 5, noNullPrototype: true }),
      ) as fc.Arbitrary<never>,
    }))
    fc.assert(
      fc.property(value, (json) => {
        const { clear, secrets } = split(json, tree)
        expect(join(clear, secrets ?? {}, tree)).toEqual(json)
      }),
      { numRuns: 500 },
    )
  })
})
