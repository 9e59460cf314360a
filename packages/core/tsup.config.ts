import { packageConfig } from '../../tsup.config.base.ts'

export const config = packageConfig({ platform: 'neutral' })

export { config as default }
