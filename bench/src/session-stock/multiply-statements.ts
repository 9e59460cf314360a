/** The SQL that makes one copy of every session that an engine has made: another id, another instant, another person. */
export interface MultiplyStatements {
  /** Once: what is copied, and who the persons are. Parameters: numbers, first names, last names, e-mail addresses, phones. */
  readonly prepare: readonly string[]
  readonly putPersons: string
  /** Once for each copy, in this order. */
  copy(number: number): readonly string[]
}

/** A UUID of version 7 (RFC 9562 section 5.7) of an instant, with the digits of a hash as its random part. */
const uuidOf = (instant: string, hash: string): string => {
  const time = `lpad(to_hex((${instant})::int8), 12, '0')`
  return `substr(${time}, 1, 8) || '-' || substr(${time}, 9) || '-7' || substr(${hash}, 1, 3) || '-8' || substr(${hash}, 4, 3) || '-' || substr(${hash}, 7, 12)`
}

/** Nested `replace` calls. */
const replaced = (text: string, pairs: readonly (readonly [from: string, to: string])[]): string =>
  pairs.reduce((inner, [from, to]) => `replace(${inner}, ${from}, ${to})`, text)

const member = (name: string, value: string): string => `'"${name}":"' || ${value} || '"'`

/** What tells one person from another in a body. */
const PERSON = [
  ['old.phone', 'new.phone'],
  ['old.email', 'new.email'],
  [member('firstName', 'old.first'), member('firstName', 'new.first')],
  [member('lastName', 'old.last'), member('lastName', 'new.last')],
  ["'customer-' || old.padded", "'customer-' || new.padded"],
  ["'card-' || lpad(old.padded, 31, '0')", "'card-' || lpad(new.padded, 31, '0')"],
] as const

const PADDED = 27

export interface MultiplySizes {
  /** Of the originals. */
  readonly customers: number
  /** Copy `number` of a session is so many milliseconds times `number` older. */
  readonly stepMs: number
}

/** In the tables of the storage's schema. */
export const multiplyStatements = (schema: string, { customers, stepMs }: MultiplySizes): MultiplyStatements => {
  const table = (name: string): string => `${schema}."${name}"`
  return {
    prepare: [
      `CREATE TEMP TABLE person (number int PRIMARY KEY, first text, last text, email text, phone text, padded text)`,
      `CREATE TEMP TABLE original AS
        SELECT session.*, workflow.body AS workflow_body, entry.body AS entry_body,
          right(session."index_customerId", ${PADDED})::int AS number
        FROM ${table('record_session')} AS session
        JOIN ${table('record_workflow')} AS workflow USING (business_account_id, id)
        JOIN ${table('journal')} AS entry
          ON entry.business_account_id = session.business_account_id AND entry.subject = 'session/' || session.id`,
      `CREATE TEMP TABLE original_party AS
        SELECT 'customer' AS kind, right(id, ${PADDED})::int AS number, business_account_id, id, body, "index_createdAt" AS created_at
          FROM ${table('record_customer')}
        UNION ALL
        SELECT 'card', right("index_ownerId", ${PADDED})::int, business_account_id, id, body, "index_createdAt"
          FROM ${table('record_financialAccount')} WHERE id LIKE 'card-%'`,
      `CREATE TEMP TABLE original_task AS SELECT * FROM ${table('task')}`,
    ],
    putPersons: `INSERT INTO person
      SELECT number, first, last, email, phone, lpad(number::text, ${PADDED}, '0')
      FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[]) AS given (number, first, last, email, phone)`,
    copy: (number) => [
      `CREATE TEMP TABLE copied AS
        SELECT session.*, session."index_createdAt" - ${number * stepMs} AS created_at,
          session."index_expireAt" - ${number * stepMs} AS expire_at,
          md5(session.id || '${number}') AS hash, session.number + ${number * customers} AS new_number,
          substring(session.body FROM '"tokenHash":"([^"]+)"') AS old_token, '' AS new_id, '' AS token
        FROM original AS session`,
      `UPDATE copied SET new_id = ${uuidOf('created_at', 'hash')},
        token = translate(encode(sha256(hash::bytea), 'base64'), '+/=', '-_')`,
      `CREATE INDEX ON copied (id); ANALYZE copied`,
      `INSERT INTO ${table('record_customer')} (business_account_id, id, version, body, terms, "index_status", "index_createdAt")
        SELECT business_account_id, 'customer-' || new.padded, 1, ${replaced('body', PERSON)}, '[]', 'ACTIVE', created_at
        FROM original_party AS party JOIN person AS old USING (number) JOIN person AS new ON new.number = old.number + ${number * customers}
        WHERE kind = 'customer'`,
      `INSERT INTO ${table('record_financialAccount')} (business_account_id, id, version, body, terms, "index_ownerId", "index_createdAt")
        SELECT business_account_id, 'card-' || lpad(new.padded, 31, '0'), 1, ${replaced('body', PERSON)}, '[]', 'customer-' || new.padded, created_at
        FROM original_party AS party JOIN person AS old USING (number) JOIN person AS new ON new.number = old.number + ${number * customers}
        WHERE kind = 'card'`,
      `INSERT INTO ${table('record_workflow')} (business_account_id, id, version, body, terms)
        SELECT business_account_id, new_id, 1, ${replaced('workflow_body', [['id', 'new_id'], ...PERSON])}, '[]'
        FROM copied JOIN person AS old USING (number) JOIN person AS new ON new.number = new_number`,
      `INSERT INTO ${table('record_session')} (business_account_id, id, version, body, terms,
          "index_status", "index_createdAt", "index_expireAt", "index_templateId", "index_customerId")
        SELECT business_account_id, new_id, 1,
          ${replaced('body', [
            ['id', 'new_id'],
            [`'"createdAt":' || "index_createdAt"::int8`, `'"createdAt":' || created_at::int8`],
            [`'"expireAt":' || "index_expireAt"::int8`, `'"expireAt":' || expire_at::int8`],
            ['old_token', 'token'],
            ...PERSON,
          ])},
          ${replaced('terms', [
            ['id', 'new_id'],
            ['substr(old.phone, 2)', 'substr(new.phone, 2)'],
            ['old.email', 'new.email'],
            [`'"name:' || lower(old.first) || '"'`, `'"name:' || lower(new.first) || '"'`],
            [`'"name:' || lower(old.last) || '"'`, `'"name:' || lower(new.last) || '"'`],
          ])},
          "index_status", created_at, expire_at, "index_templateId", 'customer-' || new.padded
        FROM copied JOIN person AS old USING (number) JOIN person AS new ON new.number = new_number`,
      `INSERT INTO ${table('record_term')} (business_account_id, kind, term, id)
        SELECT business_account_id, 'session', term, new_id
        FROM copied JOIN person AS new ON new.number = new_number
        CROSS JOIN LATERAL unnest(ARRAY['id:' || new_id, 'phone:' || substr(new.phone, 2), 'email:' || new.email,
          'name:' || lower(new.first), 'name:' || lower(new.last)]) AS term`,
      `INSERT INTO ${table('unique_key')} (business_account_id, scope, value, body)
        SELECT '*', 'link', token,
          '{"businessAccountId":"' || business_account_id || '","kind":"session","id":"' || new_id || '"}' FROM copied`,
      `INSERT INTO ${table('journal')} (business_account_id, id, subject, at, body)
        SELECT business_account_id, ${uuidOf('created_at', "md5('entry' || hash)")}, 'session/' || new_id, created_at,
          replace(entry_body, id, new_id) FROM copied`,
      `INSERT INTO ${table('task')} (business_account_id, id, kind, due_at, priority, body, fence)
        SELECT task.business_account_id, replace(task.id, copied.id, new_id), kind, due_at - ${number * stepMs}, priority,
          replace(task.body, copied.id, new_id), fence
        FROM original_task AS task JOIN copied ON copied.id = split_part(task.id, ':', 1)`,
      'DROP TABLE copied',
    ],
  }
}
