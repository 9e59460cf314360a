import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closedAddress } from './closed-address.ts'
import { PASSWORD } from './examples.ts'

const PROGRAMS = {
  bearerbox: '/usr/sbin/bearerbox',
  smsbox: '/usr/sbin/smsbox',
  fakesmsc: '/usr/lib/kannel/test/fakesmsc',
} as const

/** Debian: `apt-get install kannel kannel-extras`. */
export const isKannelThere = (): boolean => Object.values(PROGRAMS).every((program) => existsSync(program))

interface Program {
  /** Resolves with the first match in what the program wrote, from its start on. */
  whenWritten(pattern: RegExp): Promise<RegExpExecArray>
  stop(): Promise<void>
}

const start = (program: string, parameters: readonly string[]): Program => {
  const child: ChildProcess = spawn(program, parameters)
  const watchers = new Set<() => void>()
  let output = ''
  const read = (chunk: unknown): void => {
    output += String(chunk)
    for (const watch of watchers) watch()
  }
  child.stdout?.setEncoding('utf8').on('data', read)
  child.stderr?.setEncoding('utf8').on('data', read)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    whenWritten: (pattern) =>
      new Promise((resolve, reject) => {
        const watch = (): void => {
          const found = pattern.exec(output)
          if (found === null) return
          watchers.delete(watch)
          resolve(found)
        }
        watchers.add(watch)
        watch()
        void ended.then(() => reject(new Error(`${program} ended before it wrote ${pattern}: ${output.slice(-2_000)}`)))
      }),
    stop: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const portOf = async (): Promise<number> => Number(new URL(await closedAddress()).port)

interface Ports {
  readonly admin: number
  readonly boxes: number
  readonly smsc: number
  readonly send: number
}

const configuration = ({ admin, boxes, smsc, send }: Ports, inboundUrl: string): string => `
group = core
admin-port = ${admin}
admin-interface = "127.0.0.1"
admin-password = not-used
smsbox-port = ${boxes}
dlr-storage = internal
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"

group = smsc
smsc = fake
smsc-id = fake
port = ${smsc}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${send}
sendsms-interface = "127.0.0.1"

group = sendsms-user
username = linx
password = ${PASSWORD}
max-messages = 24
concatenation = true

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "${inboundUrl}"
`

export interface KannelGateway {
  /** For `KannelSmsOptions.url`. */
  readonly url: string
  /** Resolves once the fake SMSC got what matches: `<sender> <receiver> <type> <text>`. */
  whenReceived(pattern: RegExp): Promise<RegExpExecArray>
  close(): Promise<void>
}

/** Starts Kannel with its fake SMSC, which sends these messages at once: `<sender> <receiver> <type> <text>`. */
export const startKannel = async (inboundUrl: string, inbound: readonly string[]): Promise<KannelGateway> => {
  const folder = mkdtempSync(join(tmpdir(), 'linx-kannel-'))
  const file = join(folder, 'kannel.conf')
  const ports = { admin: await portOf(), boxes: await portOf(), smsc: await portOf(), send: await portOf() }
  writeFileSync(file, configuration(ports, inboundUrl))
  const programs: Program[] = []
  const run = async (program: string, parameters: readonly string[], ready: RegExp): Promise<Program> => {
    const started = start(program, parameters)
    programs.unshift(started)
    await started.whenWritten(ready)
    return started
  }
  await run(PROGRAMS.bearerbox, ['-v', '0', file], /MAIN: Start-up done/)
  await run(PROGRAMS.smsbox, ['-v', '0', file], /Connected to bearerbox/)
  const repeats = ['-i', '0.01', '-m', String(inbound.length * 8)]
  const smsc = await run(PROGRAMS.fakesmsc, ['-r', String(ports.smsc), ...repeats, ...inbound], /sent message 1/)
  return {
    url: `http://127.0.0.1:${ports.send}/cgi-bin/sendsms`,
    whenReceived: (pattern) => smsc.whenWritten(pattern),
    close: async () => {
      for (const program of programs) await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
