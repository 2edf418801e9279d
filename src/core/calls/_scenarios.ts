import type { Scenario } from './scenario.js'
import { hasErrors, verify } from './verify.js'

/** A scenario that is right. @throws Error with its findings */
export function scenarioOf(steps: object, start = Object.keys(steps)[0]): Scenario {
  const { scenario, findings } = verify({ format: 1, start, steps })
  if (scenario === undefined || hasErrors(findings)) throw new Error(JSON.stringify(findings, null, 1))
  return scenario
}

export const hello = [{ sound: 'hello', text: 'Здравствуйте' }]
