import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '@linx/engine'
import { type AchRail, createAchRail, createDirectoryStore, createDirectoryTransport } from '@linx/rail-ach'
import { createScriptedRail, type ScriptedRail } from '@linx/testing'
import { BUSINESS_ACCOUNT_ID } from '../business/business.ts'

/** How money moves here: real Nacha files into a folder; wires and cards arrive at once and move nothing. */
export interface HostRails {
  readonly ach: AchRail
  readonly wire: ScriptedRail
  readonly card: ScriptedRail
}

const folderIn = (folder: string, name: string): string => {
  const directory = join(folder, name)
  mkdirSync(directory, { recursive: true })
  return directory
}

export const createRails = (folder: string, clock: Clock): HostRails => ({
  ach: createAchRail({
    bank: {
      routingNumber: '091000019',
      name: 'PRAIRIE EXAMPLE BANK',
      immediateOrigin: '1234567890',
      originName: 'JUNIPER MUTUAL',
    },
    originatorOf: (id) =>
      id === BUSINESS_ACCOUNT_ID ? { companyName: 'JUNIPER MUTUAL', companyId: '1234567890' } : undefined,
    store: createDirectoryStore({ directory: folderIn(folder, 'ach-payments') }),
    transport: createDirectoryTransport({ directory: folderIn(folder, 'ach-files') }),
    clock,
    missedWindow: 'next-day',
  }),
  wire: createScriptedRail({ solution: 'wire', clock, acceptedState: 'settled' }),
  card: createScriptedRail({ solution: 'push-to-card', clock }),
})
