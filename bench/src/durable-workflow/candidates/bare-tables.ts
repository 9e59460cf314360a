import { WAITING_FOR_SIGNAL } from '../durable-engine.ts'

/** One row a workflow, its timer in it, and a journal: the least that survives a crash. */
export const BARE_TABLES = `
  create table workflow (id uuid primary key, step int not null, version int not null, input jsonb not null, signal jsonb,
    due_at timestamptz) with (fillfactor = 50);
  create index workflow_due on workflow (due_at) where due_at is not null;
  create table journal (workflow_id uuid not null, version int not null, kind text not null, data jsonb not null,
    primary key (workflow_id, version));`

export const BARE_CREATE = `with given as (select * from unnest($1::uuid[], $2::text[]) t (id, input)),
  made as (insert into workflow (id, step, version, input) select id, 1, 1, input::jsonb from given)
  insert into journal select id, 1, 'create', input::jsonb from given`

export const BARE_STEP = `with given as (
    select * from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[]) t (id, version, step, delay, kind, data)),
  moved as (update workflow w set step = g.step, version = w.version + 1,
      due_at = case when g.delay is null then null else clock_timestamp() + g.delay * interval '1 ms' end
    from given g where w.id = g.id and w.version = g.version returning w.id, w.version, w.signal, g.kind, g.data),
  written as (insert into journal select id, version, kind, data::jsonb from moved)
  select id, version, signal is not null as "isSignalled" from moved`

export const BARE_SIGNAL = `with given as (select * from unnest($1::uuid[], $2::text[]) t (id, signal))
  update workflow w set signal = g.signal::jsonb,
    step = case when w.step = ${WAITING_FOR_SIGNAL} then 3 else w.step end,
    version = case when w.step = ${WAITING_FOR_SIGNAL} then w.version + 1 else w.version end
  from given g where w.id = g.id returning w.id, w.step, w.version`

export const BARE_FIRE = `with due as (
    select id from workflow where due_at <= clock_timestamp() order by due_at limit 500 for update skip locked)
  update workflow w set due_at = null, step = 5, version = version + 1 from due where w.id = due.id
  returning w.id, w.version`
