import type { CommitResult, EncodedBatch, HeldTask } from '@linx/contracts'
import type { Connections, Statement } from '../connection/connections.ts'
import { ParameterRows } from '../sql/array-parameter.ts'
import { addBatchRows } from './batch-rows.ts'
import { ANSWERS, commitStatement } from './commit-statement.ts'
import { type ConflictRow, firstConflict, toConflict } from './conflict.ts'
import type { CommitMode, Section } from './section.ts'
import type { SectionName } from './sections.ts'
import { StatementShapes } from './statement-shapes.ts'

type AnswerRow = readonly [
  answer: number,
  batch: string | null,
  reason: number | null,
  place: string | null,
  text: string | null,
  number: string | null,
]

const FIRST_FENCE = 1

const toConflictRow = ([, , reason, place, body, number]: AnswerRow): ConflictRow => ({
  reason: reason ?? 0,
  place: Number(place),
  body,
  number: number === null ? null : Number(number),
})

const leasedOf = ({ taskPuts }: EncodedBatch, fences: ReadonlyMap<string, number>): readonly HeldTask[] =>
  taskPuts
    .filter(({ lease }) => lease !== undefined)
    .map(({ key }) => ({ key, fence: fences.get(`${key.businessAccountId} ${key.id}`) ?? FIRST_FENCE }))

const toResults = (batches: readonly EncodedBatch[], rows: readonly AnswerRow[]): readonly CommitResult[] => {
  const fences = new Map<string, number>()
  const conflicts = new Map<number, ConflictRow[]>()
  for (const row of rows) {
    const [answer, batch, , , text, number] = row
    if (answer === ANSWERS.fence && text !== null) fences.set(text, Number(number))
    if (answer !== ANSWERS.conflict) continue
    const position = Number(batch)
    conflicts.set(position, [...(conflicts.get(position) ?? []), toConflictRow(row)])
  }
  return batches.map((batch, position): CommitResult => {
    const first = firstConflict(conflicts.get(position) ?? [])
    if (first === undefined) return { committed: true, leased: leasedOf(batch, fences) }
    return { committed: false, conflict: toConflict(batch, first) }
  })
}

export interface GroupWriterOptions {
  readonly sections: ReadonlyMap<SectionName, Section>
  readonly recordTerm: string
  /** `false`: leases run from the batch's now. */
  readonly isDatabaseClock: boolean
}

/** Writes groups of batches that touch nothing in common, each group by one statement. */
export class GroupWriter {
  readonly #connections: Connections
  readonly #options: GroupWriterOptions
  readonly #statements = new Map<string, Statement>()
  readonly #shapes = { plain: new StatementShapes<SectionName>(), checked: new StatementShapes<SectionName>() }

  constructor(connections: Connections, options: GroupWriterOptions) {
    this.#connections = connections
    this.#options = options
  }

  /** One result a batch. Rejects with what the driver threw, in `plain` mode also when a batch has a conflict. */
  async write(batches: readonly EncodedBatch[], mode: CommitMode): Promise<readonly CommitResult[]> {
    const rows = this.#rowsOf(batches)
    const shape = this.#shapes[mode].choose([...rows.keys()])
    const parameters = shape.flatMap((name) => (rows.get(name) ?? this.#emptyRows(name)).parameters())
    return toResults(batches, await this.#connections.query<AnswerRow>(this.#statement(shape, mode), parameters))
  }

  #rowsOf(batches: readonly EncodedBatch[]): ReadonlyMap<SectionName, ParameterRows> {
    const rows = new Map<SectionName, ParameterRows>()
    for (const [position, batch] of batches.entries()) {
      const leaseFrom = this.#options.isDatabaseClock ? null : batch.now
      addBatchRows(
        batch,
        (name, ...values) => {
          const known = rows.get(name) ?? this.#emptyRows(name)
          rows.set(name, known)
          known.push(position, ...values)
        },
        { leaseFrom },
      )
    }
    return rows
  }

  #section(name: SectionName): Section {
    const section = this.#options.sections.get(name)
    if (section === undefined) throw new TypeError(`No section ${name} was made from the catalog.`)
    return section
  }

  #emptyRows(name: SectionName): ParameterRows {
    return new ParameterRows(this.#section(name).columns)
  }

  #statement(shape: readonly SectionName[], mode: CommitMode): Statement {
    const name = `${mode} ${shape.join()}`
    const known = this.#statements.get(name)
    if (known !== undefined) return known
    const sections = shape.map((section) => this.#section(section))
    const statement = commitStatement(sections, this.#options.recordTerm, mode)
    this.#statements.set(name, statement)
    return statement
  }
}
