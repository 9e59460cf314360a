import type { TableNames } from './table-names.ts'

/** Orders and compares by code point, whatever the database's locale. */
export const TEXT = 'text COLLATE "C"'

/**
 * Room for new versions of a row beside the old one: an update that changes no indexed column then touches no index (HOT). Vacuum
 * starts after a share of the table that suits tables of millions.
 */
export const UPDATED_OFTEN =
  'fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05'

/** A queue is rewritten many times a day: little of it may be dead, or each claim steps over the dead rows. */
const QUEUE =
  'fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0'

/** The base schema, one list of statements a version. What was released never changes; a change is a further entry. */
export const baseSchemaOf = ({
  schema,
  recordTerm,
  uniqueKey,
  task,
  journal,
}: TableNames): readonly (readonly string[])[] => [
  [
    `CREATE TABLE ${recordTerm} (
      business_account_id ${TEXT} NOT NULL,
      kind ${TEXT} NOT NULL,
      term ${TEXT} NOT NULL,
      id ${TEXT} NOT NULL,
      PRIMARY KEY (business_account_id, kind, term, id)
    )`,
    `CREATE TABLE ${uniqueKey} (
      business_account_id ${TEXT} NOT NULL,
      scope ${TEXT} NOT NULL,
      value ${TEXT} NOT NULL,
      body text NOT NULL,
      expire_at int8,
      PRIMARY KEY (business_account_id, scope, value)
    )`,
    `CREATE INDEX unique_key_expiring ON ${uniqueKey} (expire_at) WHERE expire_at IS NOT NULL`,
    // No index names leased_until, so that a claim or a renewal rewrites no index.
    `CREATE TABLE ${task} (
      business_account_id ${TEXT} NOT NULL,
      id ${TEXT} NOT NULL,
      kind ${TEXT} NOT NULL,
      due_at int8 NOT NULL,
      priority int2 NOT NULL,
      body text NOT NULL,
      fence int8 NOT NULL,
      leased_until int8, -- set while a worker holds the task, even after its lease lapsed
      owner text,
      parked_reason text, -- a JSON string
      PRIMARY KEY (business_account_id, id)
    ) WITH (${QUEUE})`,
    `CREATE INDEX task_due ON ${task} (priority, due_at, id, business_account_id) WHERE parked_reason IS NULL`,
    `CREATE INDEX task_parked ON ${task} (business_account_id, id) WHERE parked_reason IS NOT NULL`,
    `CREATE TABLE ${journal} (
      business_account_id ${TEXT} NOT NULL,
      id ${TEXT} NOT NULL,
      subject ${TEXT} NOT NULL,
      at int8 NOT NULL,
      body text NOT NULL,
      CONSTRAINT journal_pkey PRIMARY KEY (business_account_id, id)
    )`,
    `CREATE INDEX journal_subject ON ${journal} (business_account_id, subject, id)`,
  ],
  [`CREATE INDEX task_turn ON ${task} (priority, business_account_id, due_at, id) WHERE parked_reason IS NULL`],
  // Narrower, since every task stands in it: turns ask for no order among the tasks of a tenant that are due at once.
  [
    `DROP INDEX "${schema}".task_turn`,
    `CREATE INDEX task_turn ON ${task} (priority, business_account_id, due_at) WHERE parked_reason IS NULL`,
  ],
]
