import { type Attributes, metrics, SpanStatusCode, trace } from '@opentelemetry/api'
import { instrumentTable } from './instrument-table.ts'

const SCOPE = '@linx/engine'

/** Counts and traces through the host's OpenTelemetry; does nothing where none is registered. */
export interface Telemetry {
  countRun(kind: string, result: string, durationMs: number): void
  countLateness(kind: string, latenessMs: number): void
  countCommit(outcome: string): void
  countCall(adapter: string, verb: string, outcome: string): void
  /** Runs `work` in a span; what it throws is told by the name of the error alone. */
  span<Value>(name: string, attributes: Attributes, work: () => Promise<Value>): Promise<Value>
}

const SECOND_MS = 1_000

/** Instruments are made once: the host registers its SDK before it creates the engine. */
export const createTelemetry = (): Telemetry => {
  const meter = metrics.getMeter(SCOPE)
  const tracer = trace.getTracer(SCOPE)
  const counter = ({ name, unit, description }: { name: string; unit: string; description: string }) =>
    meter.createCounter(name, { unit, description })
  const histogram = ({ name, unit, description }: { name: string; unit: string; description: string }) =>
    meter.createHistogram(name, { unit, description })
  const runs = counter(instrumentTable.taskRuns)
  const durations = histogram(instrumentTable.taskDuration)
  const lateness = histogram(instrumentTable.taskLateness)
  const commits = counter(instrumentTable.commits)
  const calls = counter(instrumentTable.adapterCalls)
  return {
    countRun: (kind, result, durationMs) => {
      const attributes = { 'linx.task.kind': kind, 'linx.task.result': result }
      runs.add(1, attributes)
      durations.record(durationMs / SECOND_MS, attributes)
    },
    countLateness: (kind, latenessMs) =>
      lateness.record(Math.max(latenessMs, 0) / SECOND_MS, { 'linx.task.kind': kind }),
    countCommit: (outcome) => commits.add(1, { 'linx.commit.outcome': outcome }),
    countCall: (adapter, verb, outcome) =>
      calls.add(1, { 'linx.adapter': adapter, 'linx.adapter.verb': verb, 'linx.adapter.outcome': outcome }),
    span: (name, attributes, work) =>
      tracer.startActiveSpan(name, { attributes }, async (span) => {
        try {
          return await work()
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'thrown' })
          throw error
        } finally {
          span.end()
        }
      }),
  }
}
