import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { RoundOptions } from './round-files.ts'

const CHILD = fileURLToPath(new URL('../../kill-proof-process.ts', import.meta.url))
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning', '--conditions=@linx/source']

/** A process that adds nothing to the ledger for so long hangs; long enough for any machine. */
const LONGEST_SILENCE_MS = 600_000

/** When a process is killed: by what it has done, so that a busy machine changes little, and a little later. */
export interface KillMoment {
  /** Entries that it has added to the ledger; 0: it is ready. */
  readonly entries: number
  readonly laterMs: number
}

/** Starts a process of the round and kills it with SIGKILL at a moment, unless it has finished before; answers how it ended. */
export const runProcess = (options: RoundOptions, killAt?: KillMoment): Promise<'killed' | 'finished'> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...NODE_OPTIONS, CHILD, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let progress = 0
    let errors = ''
    let timer: NodeJS.Timeout | undefined
    const silence = setTimeout(() => {
      errors += 'It did not end.'
      child.kill('SIGABRT')
    }, LONGEST_SILENCE_MS)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      silence.refresh()
      progress += text.length
      if (killAt === undefined || progress <= killAt.entries) return
      timer ??= setTimeout(() => child.kill('SIGKILL'), killAt.laterMs)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      clearTimeout(silence)
      if (signal === 'SIGKILL') resolve('killed')
      else if (code === 0) resolve('finished')
      else reject(new Error(`A process of the proof failed: ${errors}`))
    })
  })
