export * from './issue/index.ts'
