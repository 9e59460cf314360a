/** A TypeScript example of a page. */
export interface Snippet {
  /** Where its first line stands on the page, from 1. */
  readonly line: number
  readonly code: string
  /** `true` for a fence marked `ts run`: the example is run as well. */
  readonly isRun: boolean
}

const FENCE = /^(?<fence>`{3,})(?<language>[^\s`]*)[ \t]*(?<options>[^\n`]*)\n(?<code>[\s\S]*?)^\k<fence>[ \t]*$/gm

/** Every fenced block of a Markdown page whose language is `ts`. */
export const extractSnippets = (markdown: string): readonly Snippet[] =>
  [...markdown.replaceAll('\r\n', '\n').matchAll(FENCE)].flatMap(({ index, input, groups }) => {
    const { language, options = '', code = '' } = groups ?? {}
    if (language !== 'ts') return []
    const line = input.slice(0, index).split('\n').length + 1
    return [{ line, code, isRun: options.split(/\s+/).includes('run') }]
  })

/** The file to compile: its lines have the numbers of the page, so that errors point there. */
export const snippetFile = ({ line, code }: Snippet): string => `${'\n'.repeat(line - 1)}${code}export {}\n`
