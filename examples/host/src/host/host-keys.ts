import { randomBytes } from 'node:crypto'
import type { HostStore } from './host-store.ts'

const SECRET_BYTES = 32

/** The secret of that name, made at the first start. A real host keeps its secrets away from its data. */
export const hostSecret = (store: HostStore, name: string): Uint8Array => {
  const setting = `secret-${name}`
  const kept = store.setting(setting)
  if (kept !== undefined) return Buffer.from(kept, 'base64url')
  const secret = randomBytes(SECRET_BYTES)
  store.keepSetting(setting, secret.toString('base64url'))
  return secret
}
