import type { ExplainedRights } from '../../core/rights/explain-rights.js'
import type { ShownRights } from '../../core/rights/manage-rights.js'
import { formatId } from '../../core/values/ids.js'
import { formatMoney } from '../../core/values/money.js'
import type { components } from './generated/contract.js'

type Schemas = components['schemas']

export function presentRights({ allow, hours, ...budget }: ShownRights): Schemas['UserRights'] {
  const { monthlySegments, usedSegments, monthlyMoney, usedMoney } = budget
  return {
    allow: allow && {
      persons: allow.persons.map(formatId),
      groups: allow.groups.map(formatId),
      tags: allow.tags.map(formatId),
    },
    hours: hours && {
      workingDays: hours.workingDays.map((window) => ({ ...window })),
      daysOff: hours.daysOff.map((window) => ({ ...window })),
    },
    monthlySegments,
    usedSegments,
    monthlyRoubles: monthlyMoney === null ? null : formatMoney(monthlyMoney),
    usedRoubles: usedMoney === null ? null : formatMoney(usedMoney),
  }
}

export function presentExplainedRights({ allowed, code, checks }: ExplainedRights): Schemas['ExplainedRights'] {
  return { allowed, code, checks: checks.map((check) => ({ ...check })) }
}
