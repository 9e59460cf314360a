import type { Snapshot } from './observed-world.ts'

const ownerOf = ({ sessions }: Snapshot): ReadonlyMap<string, string> =>
  new Map(sessions.map(({ workflowId, businessAccountId }) => [workflowId, businessAccountId]))

export const nothingAnsweredIsLost = (snapshot: Snapshot): readonly string[] => {
  const owners = ownerOf(snapshot)
  const { answers = [] } = snapshot
  return answers
    .filter(({ workflowId }) => !owners.has(workflowId))
    .map(({ workflowId }) => `workflow ${workflowId} was answered and is gone`)
}

export const tenantsAreApart = (snapshot: Snapshot): readonly string[] => {
  const owners = ownerOf(snapshot)
  const { answers = [], strayRecords } = snapshot
  return [
    ...strayRecords.map((record) => `${record} names another tenant than its key`),
    ...answers
      .filter(
        ({ workflowId, businessAccountId }) => (owners.get(workflowId) ?? businessAccountId) !== businessAccountId,
      )
      .map(
        ({ workflowId, businessAccountId }) =>
          `${businessAccountId} was answered with workflow ${workflowId} of another`,
      ),
  ]
}

interface AuditedChange {
  readonly record: string
  readonly version: number
}

/** The latest version of each record that the journal tells of. */
const explainedVersions = ({ journal }: Snapshot): ReadonlyMap<string, number> => {
  const versions = new Map<string, number>()
  const changes = journal.flatMap(({ body }) => (body.changes ?? []) as unknown as readonly AuditedChange[])
  for (const { record, version } of changes) versions.set(record, Math.max(version, versions.get(record) ?? 0))
  return versions
}

export const auditExplainsAll = (snapshot: Snapshot): readonly string[] => {
  const explained = explainedVersions(snapshot)
  const { auditProblems = [], storedVersions } = snapshot
  return [
    ...auditProblems,
    ...storedVersions
      .filter(({ record, version }) => explained.get(record) !== version)
      .map(
        ({ record, version }) => `${record} is at version ${version}, the audit explains ${explained.get(record) ?? 0}`,
      ),
  ]
}

/** A code that opens a second door is no one-time code. */
export const codesAreGoodOnce = ({ provenCodes = [] }: Snapshot): readonly string[] =>
  [...Map.groupBy(provenCodes, (code) => code)]
    .filter(([, times]) => times.length > 1)
    .map(([code, times]) => `code ${code} was good ${times.length} times`)

const MAXIMUM_SHOWN = 8

/** Names a secret without telling it. */
const masked = (secret: string): string => `${secret.slice(0, 3)}…(${secret.length})`

export const secretsStayInside = ({
  secrets = [],
  told = [],
  journal,
  posts = [],
  parked,
}: Snapshot): readonly string[] => {
  const texts: readonly (readonly [place: string, text: string])[] = [
    ['the journal', JSON.stringify(journal)],
    ['parked tasks', JSON.stringify(parked.map(({ reason }) => reason))],
    ...posts.map(({ body }) => ['a webhook', body] as const),
    ...told.map((text) => ['what was told', text] as const),
  ]
  return texts
    .flatMap(([place, text]) =>
      secrets.filter((secret) => text.includes(secret)).map((secret) => `${place} shows the secret ${masked(secret)}`),
    )
    .slice(0, MAXIMUM_SHOWN)
}
