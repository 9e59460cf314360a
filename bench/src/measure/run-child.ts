import { spawnSync } from 'node:child_process'

const TIMEOUT_MS = 600_000

/**
 * Runs a file in a process of its own with the same flags and reads the last line that it prints as JSON. Says on standard error why
 * one did not run, and answers `undefined`.
 */
export const runChild = <Result>(
  file: string,
  parameters: readonly string[],
  environment: { readonly [name: string]: string },
): Result | undefined => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, file, ...parameters], {
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    env: { ...process.env, ...environment },
  })
  const line = stdout.trim().split('\n').at(-1)
  if (status === 0 && line !== undefined && line !== '') return JSON.parse(line) as Result
  console.error(`${parameters[0]} did not run (status ${status}): ${stderr.trim().slice(-500) || 'no message'}`)
  return undefined
}
