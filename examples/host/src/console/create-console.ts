import { Hono } from 'hono'
import type { HostEngine } from '../host/create-host-engine.ts'
import type { ApiPlace } from './console-api.ts'

export interface ConsoleOptions extends HostEngine {
  readonly api: ApiPlace
  readonly origin: string
}

export const createConsole = (_options: ConsoleOptions): Hono => new Hono()
