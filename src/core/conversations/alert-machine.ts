import type { Alert } from './alert.js'

/** What is next for an alert that nobody has taken. */
export type AlertMove =
  /** A step is sent, for the `sends`th time; it goes on at `nextAt`. */
  { kind: 'send'; step: number; sends: number; nextAt: number } | { kind: 'give_up' }

/**
 * The ladder: each step so often, then the next one, and then it has failed. Every move raises (step, sends), which the policy bounds, so
 * it ends.
 */
export function nextMove({ steps, step, sends }: Pick<Alert, 'steps' | 'step' | 'sends'>, at: number): AlertMove {
  const current = steps[step]
  if (current !== undefined && sends < current.sends) {
    return { kind: 'send', step, sends: sends + 1, nextAt: at + current.waitMs }
  }
  const next = steps[step + 1]
  if (next === undefined) return { kind: 'give_up' }
  return { kind: 'send', step: step + 1, sends: 1, nextAt: at + next.waitMs }
}

/** Nobody of the step can be asked, or all have declined: it is over before its time. */
export function withoutStep<T extends Pick<Alert, 'steps' | 'step' | 'sends'>>(alert: T, step: number): T {
  return { ...alert, step, sends: alert.steps[step]?.sends ?? 0 }
}

/** How long it takes at most until somebody has taken it or everybody knows that nobody did, ms. */
export function longestRun(steps: Alert['steps']): number {
  return steps.reduce((sum, { sends, waitMs }) => sum + sends * waitMs, 0)
}
