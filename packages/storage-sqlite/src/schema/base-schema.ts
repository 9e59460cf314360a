/** The base schema, one entry a version. An entry that was released never changes; a change is a further entry. */
export const BASE_SCHEMA: readonly string[] = [
  `
  CREATE TABLE record_term (
    business_account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    term TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (business_account_id, kind, term, id)
  ) WITHOUT ROWID;

  CREATE TABLE unique_key (
    business_account_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    value TEXT NOT NULL,
    body TEXT NOT NULL,
    expire_at INTEGER,
    PRIMARY KEY (business_account_id, scope, value)
  ) WITHOUT ROWID;
  CREATE INDEX unique_key_expiring ON unique_key (expire_at) WHERE expire_at IS NOT NULL;

  CREATE TABLE task (
    business_account_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    body TEXT NOT NULL,
    fence INTEGER NOT NULL,
    leased_until INTEGER, -- set while a worker holds the task, even after its lease lapsed
    owner TEXT,
    parked_reason TEXT,
    PRIMARY KEY (business_account_id, id)
  ) WITHOUT ROWID;
  CREATE INDEX task_ready ON task (priority, due_at, id) WHERE leased_until IS NULL AND parked_reason IS NULL;
  CREATE INDEX task_leased ON task (max(due_at, leased_until)) WHERE leased_until IS NOT NULL;
  CREATE INDEX task_parked ON task (business_account_id, id) WHERE parked_reason IS NOT NULL;

  CREATE TABLE journal (
    business_account_id TEXT NOT NULL,
    id TEXT NOT NULL,
    subject TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (business_account_id, id)
  ) WITHOUT ROWID;
  CREATE INDEX journal_subject ON journal (business_account_id, subject, id);
  `,
  `CREATE INDEX task_turn ON task (priority, business_account_id, due_at, id)
     WHERE leased_until IS NULL AND parked_reason IS NULL;`,
]
