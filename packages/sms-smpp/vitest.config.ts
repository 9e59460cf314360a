import { defineProject } from 'vitest/config'
import { sourceConditions } from '../../vitest.base.ts'

export default defineProject({ ...sourceConditions, test: { name: 'sms-smpp', include: ['src/**/*.test.ts'] } })
