import { packageConfig } from '../../tsup.config.base.ts'

export const config = packageConfig()

export { config as default }
