import type { SmsAdvice } from '../../core/rating/adviser/advise-sms.js'
import type { AdviserAnswer } from '../../core/rating/adviser/answer-question.js'
import type { PlanCost } from '../../core/rating/adviser/plan.js'
import { formatMoney } from '../../core/values/money.js'
import type { components } from './generated/contract.js'

type Schemas = components['schemas']
type AdvisedPlan = Schemas['AdvisedPlan']

export function presentAdvice(months: readonly string[], answer: AdviserAnswer): Schemas['Advice'] {
  if (answer.about === 'sms') return presentSmsAdvice(months, answer.advice)
  const { advice, plans, records } = answer
  return {
    ...{ months: [...months], records, compared: advice.compared },
    best: advice.best.map(presentPlan),
    current: advice.current === null ? null : presentPlan(advice.current),
    saving: advice.saving === null ? null : formatMoney(advice.saving),
    plans: plans.map(presentPlan),
    remarks: [...advice.remarks],
  }
}

function presentPlan({ plan, cost, fees, usage }: PlanCost): AdvisedPlan {
  return {
    ...{ offer: null, tariff: plan.tariff, packages: [...plan.packages] },
    ...{ cost: formatMoney(cost), fees: formatMoney(fees), usage: formatMoney(usage) },
  }
}

function presentSmsAdvice(months: readonly string[], { best, compared, dearHeadCounts }: SmsAdvice): Schemas['Advice'] {
  return {
    ...{ months: [...months], records: null, compared },
    best: best.map(({ plan, cost }) => ({
      ...{ offer: plan.offer, tariff: null, packages: plan.offer === 'company' ? [...plan.packages] : [] },
      ...{ cost: formatMoney(cost), fees: null, usage: null },
    })),
    ...{ current: null, saving: null, plans: [] },
    remarks: dearHeadCounts.map(
      ({ from, to, cheaper, cheaperFee }) =>
        `${from}-${to} employees cost more than ${cheaper}, which cost ${formatMoney(cheaperFee)} a month`,
    ),
  }
}
