import { createMemoryStorage } from '@linx/storage-memory'
import { createSimulation, demandValue, loadSampleParties, newCustomerRequest, SAMPLE_PHONE } from '@linx/testing'
import { metrics, trace } from '@opentelemetry/api'
import {
  AggregationTemporality,
  type DataPoint,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instrumentTable } from './instrument-table.ts'

const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
const meterProvider = new MeterProvider({
  readers: [new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 3_600_000 })],
})
const spanExporter = new InMemorySpanExporter()

beforeAll(() => {
  metrics.setGlobalMeterProvider(meterProvider)
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] }))
})

afterAll(async () => {
  metrics.disable()
  trace.disable()
  await meterProvider.shutdown()
})

const play = async () => {
  const world = createSimulation({ storage: createMemoryStorage() })
  await loadSampleParties(world.linx)
  demandValue(await world.linx.workflows.create(newCustomerRequest))
  await world.settle()
  await meterProvider.forceFlush()
  const exported =
    metricExporter
      .getMetrics()
      .at(-1)
      ?.scopeMetrics.flatMap(({ metrics: found }) => found) ?? []
  await world.engine.close()
  return { ...world, exported, spans: spanExporter.getFinishedSpans() }
}

describe('telemetry', () => {
  it('counts runs, commits and calls, and observes the queue, under the names of the table', async () => {
    const { exported } = await play()
    const known = new Map<string, readonly string[]>(
      Object.values(instrumentTable).map(({ name, attributes }) => [name, attributes]),
    )
    expect(exported.map(({ descriptor }) => descriptor.name).toSorted()).toEqual([...known.keys()].toSorted())
    for (const { descriptor, dataPoints } of exported) {
      for (const { attributes } of dataPoints as readonly DataPoint<unknown>[]) {
        expect(Object.keys(attributes)).toEqual(known.get(descriptor.name))
      }
    }
    const pointsOf = (name: string) =>
      (exported.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? []) as readonly DataPoint<unknown>[]
    expect(pointsOf('linx.task.runs')).toMatchObject([
      { value: 1, attributes: { 'linx.task.kind': 'send-notification', 'linx.task.result': 'done' } },
    ])
    expect(pointsOf('linx.adapter.calls')[0]?.attributes).toMatchObject({ 'linx.adapter.outcome': 'accepted' })
    expect(pointsOf('linx.tasks.queued')[0]?.value).toBeGreaterThan(0)
  })

  it('spans runs and calls, and says nothing about persons, ids or amounts', async () => {
    const { spans, exported } = await play()
    expect(new Set(spans.map(({ name }) => name))).toEqual(new Set(['task send-notification', 'sms send']))
    const told = JSON.stringify([
      spans.map(({ name, attributes, status, events }) => ({ name, attributes, status, events })),
      exported.map(({ descriptor, dataPoints }) => [descriptor, dataPoints.map(({ attributes }) => attributes)]),
    ])
    const { phoneNumber, baFinancialAccountId, amount } = newCustomerRequest.parameters
    for (const secret of [SAMPLE_PHONE, phoneNumber, baFinancialAccountId, amount, '4hy47a98']) {
      expect(told).not.toContain(secret)
    }
  })
})
