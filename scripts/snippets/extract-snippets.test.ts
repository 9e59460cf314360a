import { describe, expect, it } from 'vitest'
import { extractSnippets, snippetFile } from './extract-snippets.ts'

const page = [
  '# Title',
  '```ts',
  'const one = 1',
  '```',
  'text',
  '```sh',
  'ls',
  '```',
  '```ts run',
  'two()',
  '',
  'three()',
  '```',
  '',
]

describe('extractSnippets', () => {
  it('finds TypeScript blocks, their lines, and those to run', () => {
    expect(extractSnippets(page.join('\n'))).toEqual([
      { line: 3, code: 'const one = 1\n', isRun: false },
      { line: 10, code: 'two()\n\nthree()\n', isRun: true },
    ])
  })

  it('reads Windows line ends alike', () => {
    expect(extractSnippets(page.join('\r\n'))).toEqual(extractSnippets(page.join('\n')))
  })

  it('does not take a block inside a longer fence, nor a block of another language, for one', () => {
    expect(extractSnippets('````md\n```ts\nwrong\n```\n````\n```tsx\nalso\n```\n')).toEqual([])
  })

  it('keeps the line numbers of the page', () => {
    const [, second] = extractSnippets(page.join('\n'))
    expect(second && snippetFile(second).split('\n')[9]).toBe('two()')
  })
})
