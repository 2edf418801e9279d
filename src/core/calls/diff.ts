import type { Scenario } from './scenario.js'

/** What is different between two scenarios, step by step. */
export interface ScenarioDiff {
  /** Null where calls begin at the same step. */
  start: { from: string; to: string } | null
  /** The same for calls beyond the channels of the number. */
  overflow: { from: string | null; to: string | null } | null
  added: readonly string[]
  removed: readonly string[]
  /** Of steps that both have: the places that differ, as paths inside the step. */
  changed: readonly { step: string; places: readonly ChangedPlace[] }[]
}

export interface ChangedPlace {
  /** `exits/timeout`, `targets/0/to` … */
  place: string
  /** Absent where the place is not there. */
  from?: unknown
  to?: unknown
}

export function diffScenarios(from: Scenario, to: Scenario): ScenarioDiff {
  const [old, present] = [Object.keys(from.steps), Object.keys(to.steps)]
  return {
    overflow: from.overflow === to.overflow ? null : { from: from.overflow ?? null, to: to.overflow ?? null },
    start: from.start === to.start ? null : { from: from.start, to: to.start },
    added: present.filter((name) => !Object.hasOwn(from.steps, name)),
    removed: old.filter((name) => !Object.hasOwn(to.steps, name)),
    changed: old
      .filter((name) => Object.hasOwn(to.steps, name))
      .map((step) => ({ step, places: placesOf(from.steps[step], to.steps[step], '') }))
      .filter(({ places }) => places.length > 0),
  }
}

function placesOf(from: unknown, to: unknown, place: string): ChangedPlace[] {
  if (isNode(from) && isNode(to) && Array.isArray(from) === Array.isArray(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])]
    return keys.flatMap((key) => placesOf(from[key], to[key], place === '' ? key : `${place}/${key}`))
  }
  if (from === to) return []
  return [{ place, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
