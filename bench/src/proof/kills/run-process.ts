import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { RoundOptions } from './round-files.ts'

const CHILD = fileURLToPath(new URL('../../kill-proof-process.ts', import.meta.url))
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning', '--conditions=@linx/source']

/** How a process ended, and how long it lived after it was ready. */
export interface ProcessEnd {
  readonly ending: 'killed' | 'finished'
  readonly livedMs: number
}

/** Starts a process of the round and kills it with SIGKILL so long after it is ready, unless it has finished before. */
export const runProcess = (options: RoundOptions, killAfterMs?: number): Promise<ProcessEnd> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...NODE_OPTIONS, CHILD, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let readyAt = 0
    let errors = ''
    let timer: NodeJS.Timeout | undefined
    child.stdout.once('data', () => {
      readyAt = performance.now()
      if (killAfterMs !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      const livedMs = performance.now() - readyAt
      if (signal === 'SIGKILL') resolve({ ending: 'killed', livedMs })
      else if (code === 0) resolve({ ending: 'finished', livedMs })
      else reject(new Error(`A process of the proof failed: ${errors}`))
    })
  })
