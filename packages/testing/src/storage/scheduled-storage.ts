import type { StorageAdapter } from '@linx/contracts'

/**
 * Wraps a storage so that each call first waits for its turn and then answers after another: `turn` decides who goes next, for
 * example `(label) => scheduler.schedule(Promise.resolve(), label)` of fast-check. So every order of calls, and of answers, can be tried.
 */
export const createScheduledStorage = (
  storage: StorageAdapter,
  turn: (label: string) => Promise<unknown>,
): StorageAdapter => {
  const inTurn = async <Value>(verb: string, call: () => Promise<Value>): Promise<Value> => {
    await turn(verb)
    const value = await call()
    await turn(`${verb} answered`)
    return value
  }
  return {
    specificationVersion: 'v1',
    name: `scheduled ${storage.name}`,
    capabilities: storage.capabilities,
    migrate: (catalog) => inTurn('migrate', () => storage.migrate(catalog)),
    commit: (batch) => inTurn('commit', () => storage.commit(batch)),
    get: (keys) => inTurn('get', () => storage.get(keys)),
    find: (query) => inTurn('find', () => storage.find(query)),
    lookup: (key) => inTurn('lookup', () => storage.lookup(key)),
    claim: (request) => inTurn('claim', () => storage.claim(request)),
    renew: (request) => inTurn('renew', () => storage.renew(request)),
    nextDueAt: () => inTurn('nextDueAt', () => storage.nextDueAt()),
    listParked: (query) => inTurn('listParked', () => storage.listParked(query)),
    readJournal: (query) => inTurn('readJournal', () => storage.readJournal(query)),
    prune: (request) => inTurn('prune', () => storage.prune(request)),
    stats: (request) => inTurn('stats', () => storage.stats(request)),
    close: () => storage.close(),
  }
}
