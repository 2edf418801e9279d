import { exitsOf, type Finding, readScenario, type Scenario, type Step } from './scenario.js'
import { type ExitNeeds, getVerb } from './verbs/index.js'

export interface Verdict {
  /** Absent where the document cannot be read. */
  scenario: Scenario | undefined
  /** Errors first. With an error it cannot be published. */
  findings: readonly Finding[]
}

/** Looks for what is wrong with a scenario without running it. */
export function verify(document: unknown): Verdict {
  const read = readScenario(document)
  if (!read.ok) return { scenario: undefined, findings: read.findings }
  const { scenario } = read
  const dangling = danglingExits(scenario)
  const findings = [...dangling, ...ownProblems(scenario)]
  // Ways are looked at only where every one leads somewhere.
  if (dangling.length === 0) findings.push(...unreachable(scenario), ...circles(scenario), ...silentEnds(scenario))
  return { scenario, findings: findings.sort((a, b) => a.level.localeCompare(b.level)) }
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === 'error')
}

function danglingExits({ start, overflow, steps }: Scenario): Finding[] {
  const known = (name: string) => Object.hasOwn(steps, name)
  const names = Object.keys(steps).join(', ')
  const beginnings = { start, ...(overflow === undefined ? {} : { overflow }) }
  const beginning = Object.entries(beginnings)
    .filter(([, to]) => !known(to))
    .map(([where, to]) =>
      error('unknown_step', null, `"${where}" names "${to}", which is no step; choose one of ${names}.`),
    )
  const exits = Object.entries(steps).flatMap(([name, step]) =>
    exitsOf(step)
      .filter(([, to]) => !known(to))
      .map(([exit, to]) =>
        error(
          'unknown_step',
          name,
          `The exit "${exit}" of step "${name}" leads to "${to}", which is no step; choose one of ${names}.`,
        ),
      ),
  )
  return [...beginning, ...exits]
}

function ownProblems({ steps }: Scenario): Finding[] {
  return Object.entries(steps).flatMap(([name, step]) =>
    getVerb(step.verb)
      .check(step)
      .map(({ level, code, message }): Finding => ({
        level,
        code,
        step: name,
        message: `Step "${name}": ${message}.`,
      })),
  )
}

function unreachable({ start, overflow = start, steps }: Scenario): Finding[] {
  const reached = new Set<string>([start, overflow])
  for (const name of reached) for (const [, to] of exitsOf(steps[name] as Step)) reached.add(to)
  return Object.keys(steps)
    .filter((name) => !reached.has(name))
    .map((name) => error('unreachable_step', name, `No way leads to step "${name}"; lead an exit to it or remove it.`))
}

/** Circles that nobody has to act in to go round: without any time in between, or until the caller hangs up. */
function circles(scenario: Scenario): Finding[] {
  const atOnce = circlesBy(scenario, ['instant'])
  const inTime = circlesBy(scenario, ['instant', 'time']).filter(
    (circle) => !atOnce.some((each) => sameSteps(each, circle)),
  )
  return [
    ...atOnce.map((circle) =>
      error(
        'endless_loop',
        circle[0] ?? null,
        `The steps ${path(circle)} lead to each other at once and for ever; put a step that takes time, or another way, between them.`,
      ),
    ),
    ...inTime.map((circle) =>
      warning(
        'long_loop',
        circle[0] ?? null,
        `The steps ${path(circle)} go round until the caller acts or hangs up, and minutes are charged; end one of them in voicemail or hangup.`,
      ),
    ),
  ]
}

function circlesBy({ steps }: Scenario, needs: readonly ExitNeeds[]): string[][] {
  const next = (name: string) =>
    exitsOf(steps[name] as Step).flatMap(([exit, to]) => {
      const step = steps[name] as Step
      return needs.includes(getVerb(step.verb).needs(exit, step)) ? [to] : []
    })
  return components(Object.keys(steps), next).filter(
    (group) => group.length > 1 || next(group[0] ?? '').includes(group[0] ?? ''),
  )
}

/** Strongly connected components (Tarjan), in the order of the steps. */
function components(names: readonly string[], next: (name: string) => readonly string[]): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (name: string): void => {
    index.set(name, index.size)
    low.set(name, index.get(name) ?? 0)
    stack.push(name)
    for (const to of next(name)) {
      if (!index.has(to)) visit(to)
      if (stack.includes(to)) low.set(name, Math.min(low.get(name) ?? 0, low.get(to) ?? 0))
    }
    if (low.get(name) !== index.get(name)) return
    found.push(stack.splice(stack.indexOf(name)))
  }
  for (const name of names) if (!index.has(name)) visit(name)
  return found
}

/** A caller who is hung up on without having heard anything does not know what happened. */
function silentEnds({ start, overflow = start, steps }: Scenario): Finding[] {
  const reached = new Set<string>([start, overflow])
  for (const name of reached) {
    const step = steps[name] as Step
    if (getVerb(step.verb).isHeard) continue
    for (const [, to] of exitsOf(step)) reached.add(to)
  }
  return [...reached].flatMap((name) => {
    const step = steps[name] as Step
    if (step.verb !== 'hangup' || step.cause === 'busy') return []
    return [
      warning(
        'silent_end',
        name,
        `A way leads to step "${name}" on which the caller hears nothing; play a prompt before it, or give the cause busy.`,
      ),
    ]
  })
}

function sameSteps(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name))
}

function path(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

function error(code: string, step: string | null, message: string): Finding {
  return { level: 'error', code, step, message }
}

function warning(code: string, step: string | null, message: string): Finding {
  return { level: 'warning', code, step, message }
}
