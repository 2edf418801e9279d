import type { TriedScenario } from '../../core/calls/try-scenario.js'
import type { components } from './generated/contract.js'
import { formatInstant } from './instant.js'
import { presentLeg, presentUsage } from './present-calls.js'

type Schemas = components['schemas']

export function presentSimulation({ at: begin, findings, simulation }: TriedScenario): Schemas['ScenarioSimulation'] {
  if (simulation === null) return { at: formatInstant(begin), findings: [...findings], simulation: null }
  const { outcome, reason, durationMs, trace, legs, usage, messages } = simulation
  const way: Schemas['SimulatedWay'] = {
    outcome,
    reason,
    durationMs,
    trace: trace.map(({ at, ...entry }) => ({ afterMs: at - begin, ...entry })),
    legs: legs.map(presentLeg),
    usage: usage.map(presentUsage),
    messages: [...messages],
  }
  return { at: formatInstant(begin), findings: [...findings], simulation: way }
}
