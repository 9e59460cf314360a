import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { closedPort } from './closed-port.ts'

const PROGRAM = fileURLToPath(new URL('../../../../../shared/reference/data/smsc-peer.pl', import.meta.url))

/** Why the SMSC cannot run here; empty if it can. Debian: `apt-get install libnet-smpp-perl`. */
export const reasonAgainstPerlSmsc = (): string => {
  if (!existsSync(PROGRAM)) return 'smsc-peer.pl is not beside the repository'
  const { status } = spawnSync('perl', ['-MNet::SMPP', '-e', '1'])
  return status === 0 ? '' : 'the Debian package libnet-smpp-perl is not installed'
}

/** An SMSC with a codec of its own: throttles the second message, refuses the third, reports and texts after the first. */
export interface PerlSmsc {
  readonly port: number
  /** Resolves once it wrote what matches. */
  whenWritten(pattern: RegExp): Promise<RegExpExecArray>
  close(): Promise<void>
}

export const startPerlSmsc = async (): Promise<PerlSmsc> => {
  const port = await closedPort()
  const child = spawn('perl', [PROGRAM, String(port)])
  const watchers = new Set<() => void>()
  let output = ''
  const read = (chunk: unknown): void => {
    output += String(chunk)
    for (const watch of watchers) watch()
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const whenWritten = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const watch = (): void => {
        const found = pattern.exec(output)
        if (found === null) return
        watchers.delete(watch)
        resolve(found)
      }
      watchers.add(watch)
      watch()
      void ended.then(() => reject(new Error(`The SMSC ended before it wrote ${pattern}: ${output}`)))
    })
  await whenWritten(/listening/)
  return {
    port,
    whenWritten,
    close: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
