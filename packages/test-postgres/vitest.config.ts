import { defineProject } from 'vitest/config'
import { sourceConditions } from '../../vitest.base.ts'

export default defineProject({ ...sourceConditions, test: { name: 'test-postgres', include: ['src/**/*.test.ts'] } })
