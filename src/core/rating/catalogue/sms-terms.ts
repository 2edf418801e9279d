import type { CompanyOffer, EmployeeOffer, HeadCountStep, SmsTerms } from './catalogue.js'
import type { SmsDraft } from './draft.js'
import type { Problems } from './problems.js'

type OfferDraft = SmsDraft['offers'][number]
type CompanyDraft = Extract<OfferDraft, { kind: 'packages' }>
type EmployeeDraft = Extract<OfferDraft, { kind: 'per_employee' }>

/** The dated offers of text messages: one with packages and one by head-count. */
export function readSmsTerms(drafts: readonly SmsDraft[], problems: Problems): SmsTerms[] {
  problems.ascending('sms.versions', drafts)
  const versions = drafts.flatMap((draft) => readVersion(draft, problems))
  versions.forEach((version, index) => checkKept(versions[index - 1], version, problems))
  return versions
}

function readVersion({ from, offers }: SmsDraft, problems: Problems): SmsTerms[] {
  const company = offers.find((offer) => offer.kind === 'packages')
  const employee = offers.find((offer) => offer.kind === 'per_employee')
  if (company === undefined || employee === undefined) {
    problems.add(`sms.${from}.offers`, 'one offer must be of the kind packages and one of the kind per_employee')
    return []
  }
  problems.twice(`sms.${from}.offers`, [company.code, employee.code])
  return [{ from, company: readCompany(company, from, problems), employee: readEmployee(employee, from, problems) }]
}

function readCompany({ kind: _, packages, abroadPrice, ...rest }: CompanyDraft, from: string, problems: Problems) {
  problems.twice(
    `sms.${from}.${rest.code}.packages`,
    packages.map(({ code }) => code),
  )
  const list = packages.map(({ closed = false, ...each }) => ({ ...each, isClosed: closed }))
  return {
    ...rest,
    abroadPrice: abroadPrice ?? null,
    packages: new Map(list.map((each) => [each.code, each])),
  } satisfies CompanyOffer
}

function readEmployee({ kind: _, steps, abroadPrice, ...rest }: EmployeeDraft, from: string, problems: Problems) {
  const list = steps.map(({ to, ...each }) => ({ ...each, to: to ?? null }))
  checkSteps(`sms.${from}.${rest.code}.steps`, list, problems)
  return { ...rest, abroadPrice: abroadPrice ?? null, steps: list } satisfies EmployeeOffer
}

/** Every head-count from 1 on stands in exactly one step. */
function checkSteps(at: string, steps: readonly HeadCountStep[], problems: Problems): void {
  let next = 1
  steps.forEach(({ from, to }, index) => {
    const isLast = index === steps.length - 1
    if (from > next) problems.add(at, `a hole: no step holds ${next}`)
    if (from < next) problems.add(at, `an overlap: ${from} already stands in the step before`)
    if (to !== null && to < from) problems.add(at, `the step from ${from} ends before it begins`)
    if (to === null && !isLast) problems.add(at, `the step from ${from} has no end, so none can follow it`)
    if (to !== null && isLast) problems.add(at, `a hole: no step holds ${to + 1}; leave out the end of the last step`)
    next = (to ?? from) + 1
  })
}

function checkKept(before: SmsTerms | undefined, after: SmsTerms, problems: Problems): void {
  for (const code of before?.company.packages.keys() ?? [])
    if (!after.company.packages.has(code))
      problems.add(`sms.${after.from}`, `${code} is missing although it was sold before; keep it, closed`)
}
