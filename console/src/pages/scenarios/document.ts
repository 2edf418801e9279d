/** A scenario as the editor sees it. What the language says of it is the gateway's to check. */
export interface ScenarioDoc {
  format: number
  start: string
  overflow?: string
  steps: Record<string, Step>
  [field: string]: unknown
}

export interface Step {
  verb: string
  exits?: Record<string, string>
  [field: string]: unknown
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A document that can be drawn; undefined where its steps have not the form of steps. */
export function readDocument(value: unknown): ScenarioDoc | undefined {
  if (!isRecord(value) || !isRecord(value.steps)) return undefined
  const areSteps = Object.values(value.steps).every(
    (step) =>
      isRecord(step) &&
      typeof step.verb === 'string' &&
      (step.exits === undefined ||
        (isRecord(step.exits) && Object.values(step.exits).every((to) => typeof to === 'string'))),
  )
  return areSteps && typeof value.start === 'string' ? (value as ScenarioDoc) : undefined
}

/** The same with a step changed. */
export function withStep(doc: ScenarioDoc, name: string, step: Step): ScenarioDoc {
  return { ...doc, steps: { ...doc.steps, [name]: step } }
}

/** The same with an exit leading elsewhere, or nowhere. */
export function withExit(doc: ScenarioDoc, name: string, exit: string, to: string | null): ScenarioDoc {
  const step = doc.steps[name]
  if (step === undefined) return doc
  const { [exit]: _, ...others } = step.exits ?? {}
  const exits = to === null ? others : { ...step.exits, [exit]: to }
  const { exits: __, ...rest } = step
  return withStep(doc, name, Object.keys(exits).length === 0 ? rest : { ...rest, exits })
}

/** Without a step; the exits that led to it lead nowhere. */
export function withoutStep(doc: ScenarioDoc, name: string): ScenarioDoc {
  const { [name]: _, ...rest } = doc.steps
  const { overflow, ...others } = doc
  const kept = overflow === undefined || overflow === name ? others : { ...others, overflow }
  const steps = Object.fromEntries(
    Object.entries(rest).map(([each, step]) => {
      if (step.exits === undefined) return [each, step]
      const exits = Object.fromEntries(Object.entries(step.exits).filter(([, to]) => to !== name))
      return [each, { ...step, exits }]
    }),
  )
  return { ...kept, start: doc.start === name ? (Object.keys(steps)[0] ?? '') : doc.start, steps }
}

/** With another name for a step, wherever it is named. */
export function withName(doc: ScenarioDoc, from: string, to: string): ScenarioDoc {
  const renamed = (name: string) => (name === from ? to : name)
  const steps = Object.fromEntries(
    Object.entries(doc.steps).map(([name, step]) => {
      const exits = Object.entries(step.exits ?? {}).map(([exit, target]) => [exit, renamed(target)] as const)
      return [renamed(name), step.exits === undefined ? step : { ...step, exits: Object.fromEntries(exits) }]
    }),
  )
  return {
    ...doc,
    start: renamed(doc.start),
    ...(doc.overflow !== undefined && { overflow: renamed(doc.overflow) }),
    steps,
  }
}

/** `menu`, `menu_2` …, whichever is free. */
export function freeName(doc: ScenarioDoc, wanted: string): string {
  if (!Object.hasOwn(doc.steps, wanted)) return wanted
  let number = 2
  while (Object.hasOwn(doc.steps, `${wanted}_${number}`)) number += 1
  return `${wanted}_${number}`
}

/** As the language has it: letters of any script, digits, `-` and `_`. */
export function isStepName(name: string): boolean {
  return /^\p{L}[\p{L}\p{N}_-]{0,39}$/u.test(name)
}
