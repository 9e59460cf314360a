import { packageConfig } from '../../tsup.config.base.ts'

/** `rrule` is bundled (see THIRD-PARTY-NOTICES.md): its CommonJS entry has no named exports in plain Node. */
export const config = packageConfig({ noExternal: ['rrule'], platform: 'neutral' })

export { config as default }
