import { spawn } from 'node:child_process'
import { cacheFolder, root } from './workspace.ts'

/** How a command ended, with all it printed. */
export interface CommandResult {
  readonly isSuccess: boolean
  /** Standard output and standard error as they came. */
  readonly output: string
}

const TIME_LIMIT_MS = 20 * 60_000

/** The same modules are loaded by many processes; Node keeps there what it made of them. */
const NODE_COMPILE_CACHE = cacheFolder('linx-compiled')

/** Runs a command in the repository's root, or in `folder`, and waits for its end, at most twenty minutes. */
export const runCommand = (command: string, args: readonly string[], folder: string = root): Promise<CommandResult> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { NODE_COMPILE_CACHE, ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIME_LIMIT_MS,
    })
    const chunks: Buffer[] = []
    const keep = (chunk: Buffer): void => {
      chunks.push(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ isSuccess: false, output: `${command}: ${error.message}` }))
    child.on('close', (exitCode, signal) => {
      const output = Buffer.concat(chunks).toString('utf8').trimEnd()
      const ending =
        signal === null ? '' : `\n${command} was ended by ${signal} (time limit: ${TIME_LIMIT_MS / 1000} s).`
      resolve({ isSuccess: exitCode === 0, output: output + ending })
    })
  })
