import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import type { RefusedRecipient } from '../errors.js'
import type { WebhookId } from '../values/ids.js'
import type { Respondent } from './alert.js'
import { longestRun } from './alert-machine.js'
import type { AlertCommand } from './alerts.js'
import { findAskedOrNobody } from './asked-people.js'
import type { QuestionId } from './question.js'
import { commandOf, maxAlerted } from './run-alert.js'

export interface AlertProblem {
  code: 'nobody' | 'too_many'
  field: string
  reason: string
  refused?: readonly RefusedRecipient[]
}

export interface AlertWarning {
  code: 'same_people' | 'some_unreached' | 'silent_failure'
  field: string
  reason: string
}

export interface CheckedAlert {
  /** For each step who would be written to now. */
  steps: readonly { respondents: readonly Respondent[]; refused: readonly RefusedRecipient[]; startsAfterMs: number }[]
  /** Until everybody knows that nobody took it. */
  failsAfterMs: number
  /** The alert is refused with these. */
  problems: readonly AlertProblem[]
  warnings: readonly AlertWarning[]
}

/**
 * Looks at every path of an alert before it is sent: each step must reach a person, and the end of the ladder somebody who hears of it.
 * @throws GatewayError `forbidden`, and as `planSubmission` for a text or sender that cannot be sent
 */
export async function checkAlert(
  core: CoreContext,
  principal: Principal,
  command: AlertCommand,
): Promise<CheckedAlert> {
  requireScope(principal, 'messages:send')
  const draft = { ...command, from: command.from ?? null, word: '99', id: 0 as QuestionId }
  const steps: CheckedAlert['steps'][number][] = []
  let startsAfterMs = 0
  for (const [index, step] of command.steps.entries()) {
    const { respondents, refused } = await findAskedOrNobody(core, principal, commandOf(draft, index), index)
    steps.push({ respondents, refused, startsAfterMs })
    startsAfterMs += step.sends * step.waitMs
  }
  return {
    steps,
    failsAfterMs: longestRun(command.steps),
    problems: problemsOf(steps),
    warnings: [...stepWarnings(steps), ...(await failureWarnings(core, principal, command))],
  }
}

function problemsOf(steps: CheckedAlert['steps']): AlertProblem[] {
  return steps.flatMap(({ respondents, refused }, index): AlertProblem[] => {
    const field = `/steps/${index}/to`
    if (respondents.length === 0) {
      const reason = `Step ${index + 1} reaches nobody now, so this path ends without a person`
      return [{ code: 'nobody', field, reason, refused }]
    }
    if (respondents.length <= maxAlerted) return []
    return [{ code: 'too_many', field, reason: `Step ${index + 1} reaches more than ${maxAlerted} people` }]
  })
}

function stepWarnings(steps: CheckedAlert['steps']): AlertWarning[] {
  const known = new Set<string>()
  return steps.flatMap(({ respondents, refused }, index): AlertWarning[] => {
    const warnings: AlertWarning[] = []
    const field = `/steps/${index}/to`
    const unreached = refused.filter(({ code }) => code !== 'duplicate')
    if (unreached.length > 0) {
      const reason = `${unreached.length} of step ${index + 1} cannot be written to: ${unreached[0]?.reason ?? ''}`
      warnings.push({ code: 'some_unreached', field, reason })
    }
    if (index > 0 && respondents.length > 0 && respondents.every(({ msisdn }) => known.has(msisdn))) {
      const reason = `Step ${index + 1} reaches nobody who was not asked before`
      warnings.push({ code: 'same_people', field, reason })
    }
    for (const { msisdn } of respondents) known.add(msisdn)
    return warnings
  })
}

/** The event of the failure is in the log anyway; it is loud where somebody gets it. */
async function failureWarnings(
  core: CoreContext,
  { companyId }: Principal,
  { mail }: AlertCommand,
): Promise<AlertWarning[]> {
  if (mail !== undefined) return []
  const webhooks = await core.store.webhooks.list(companyId, 0 as WebhookId, 200)
  const hears = ({ state, types }: (typeof webhooks)[number]) =>
    state === 'active' &&
    (types.length === 0 || types.some((type) => type === 'alert.*' || type === 'alert.unacknowledged'))
  if (webhooks.some(hears)) return []
  const reason =
    'If nobody takes it, only the event log says so: give mail, or a webhook that takes alert.unacknowledged'
  return [{ code: 'silent_failure', field: '/mail', reason }]
}
