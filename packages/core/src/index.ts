export * from './decision/index.ts'
export * from './issue/index.ts'
