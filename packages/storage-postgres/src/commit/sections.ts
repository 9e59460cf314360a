import type { CatalogView } from '@linx/contracts'
import { indexColumnsOf, type TableNames } from '../schema/table-names.ts'
import { claimSection, journalSection, reclaimSection, releaseSection } from './key-sections.ts'
import { insertSection, removeSection, replaceSection } from './record-sections.ts'
import type { Section } from './section.ts'
import { dropSection, exchangeSection, finishSection, holdSection, putSection, settleSection } from './task-sections.ts'

const SECTIONS = {
  claim: claimSection,
  drop: dropSection,
  exchange: exchangeSection,
  finish: finishSection,
  hold: holdSection,
  journal: journalSection,
  put: putSection,
  reclaim: reclaimSection,
  release: releaseSection,
  settle: settleSection,
} as const

const RECORD_SECTIONS = { insert: insertSection, replace: replaceSection, remove: removeSection } as const

/** Names a section; those of records also say the kind. */
export type SectionName = keyof typeof SECTIONS | `${keyof typeof RECORD_SECTIONS}:${string}`

/** Every section that commits of a catalog may need. */
export const sectionsOf = (names: TableNames, catalog: CatalogView): ReadonlyMap<SectionName, Section> => {
  const sections = new Map<SectionName, Section>()
  for (const name of [
    'claim',
    'drop',
    'exchange',
    'finish',
    'hold',
    'journal',
    'put',
    'reclaim',
    'release',
    'settle',
  ] as const) {
    sections.set(name, SECTIONS[name](names))
  }
  for (const kind of catalog.keys()) {
    const table = { kind, table: names.record(kind), columns: indexColumnsOf(catalog, kind) }
    for (const name of ['insert', 'replace', 'remove'] as const)
      sections.set(`${name}:${kind}`, RECORD_SECTIONS[name](table))
  }
  return sections
}
