import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** A family of metrics; `at` gives the one with these label values, in the order of the names. */
export interface Family<Child> {
  at(...values: readonly string[]): Child
  clear(): void
}

export function counter(registry: Registry, name: string, help: string, labelNames: readonly string[] = []) {
  return family(new Counter({ name, help, labelNames, registers: [registry] }))
}

export function gauge(registry: Registry, name: string, help: string, labelNames: readonly string[] = []) {
  return family(new Gauge({ name, help, labelNames, registers: [registry] }))
}

export function histogram(
  registry: Registry,
  name: string,
  help: string,
  buckets: readonly number[],
  labelNames: readonly string[] = [],
) {
  return family(new Histogram({ name, help, labelNames, buckets: [...buckets], registers: [registry] }))
}

/** Looking up labels costs the library more than counting, so each combination is looked up once. */
function family<Child>(metric: { labels(...values: string[]): Child; reset(): void }): Family<Child> {
  const children = new Map<string, Child>()
  return {
    at(...values) {
      const key = values.length === 1 ? (values[0] ?? '') : values.join('\u0000')
      let child = children.get(key)
      if (child === undefined) {
        child = metric.labels(...values)
        children.set(key, child)
      }
      return child
    },
    clear() {
      children.clear()
      metric.reset()
    },
  }
}
