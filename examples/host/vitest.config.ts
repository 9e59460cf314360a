import { defineProject } from 'vitest/config'
import { sourceConditions } from '../../vitest.base.ts'

export default defineProject({ ...sourceConditions, test: { name: 'host', include: ['src/**/*.test.ts'] } })
