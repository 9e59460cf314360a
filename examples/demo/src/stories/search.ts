import type { Stage } from '../stage/create-stage.ts'
import { john } from '../stage/people.ts'

/** Finds the workflow as an employee would: by name, status and day, the day being that of Toronto. */
export const searchSent = async ({ linx, checks, step, printer }: Stage, workflowId: string): Promise<void> => {
  const query = { name: 'john doe', status: 'COMPLETED', createdAt: '2026-03-02', timeZone: 'America/Toronto' } as const
  const page = checks.valueOf('the search', await linx.workflows.searchSend(query))
  step('business', 'GET /v1/linx/send, the day being that of Toronto')
  printer.detail(
    Object.entries(query)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  )
  for (const { name, status, phoneNumber, createdBy } of page.result) {
    printer.detail(`found: ${name}, ${phoneNumber}, ${status}, by ${createdBy}`)
  }
  checks.equal(
    'found workflows',
    page.result.map(({ requestId }) => requestId),
    [workflowId],
  )
  checks.equal('number of found workflows', page.totalElements, 1)
  checks.equal('name in the row', page.result[0]?.name, john.name)
}
