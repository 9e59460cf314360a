import { describe, expect, it } from 'vitest'
import { createMachine } from 'xstate'
import { compileMachine } from './compile-machine.ts'
import { drawMachine } from './draw-machine.ts'

describe('drawMachine', () => {
  it('draws one line an edge with all of its events, and marks start and ends', () => {
    const machine = createMachine({
      id: 'door',
      initial: 'OPEN',
      states: { OPEN: { on: { close: 'SHUT', slam: 'SHUT', push: 'OPEN' } }, SHUT: { type: 'final' } },
    })
    expect(drawMachine(compileMachine(machine))).toBe(
      [
        'stateDiagram-v2',
        '  [*] --> OPEN',
        '  OPEN --> SHUT: close, slam',
        '  OPEN --> OPEN: push',
        '  SHUT --> [*]',
      ].join('\n'),
    )
  })
})
