import type { Principal } from '../../accounts/account.js'
import { auditOf, type Via } from '../../accounts/audit.js'
import { systemPrincipal } from '../../accounts/permissions.js'
import { firstDay, lastDay, type LocalMonth, nextMonth } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import type { NewAudit } from '../../ports.js'
import type { CompanyId } from '../../values/ids.js'
import { invoiceOf } from '../invoice.js'
import type { Posting } from '../posting.js'
import { advance, invoiceDueAt, OpenAccount } from './advance-account.js'
import { type InvoiceSheet, sheetOf } from './invoice-sheet.js'
import type { StoredInvoice } from './ports.js'
import { accountInScope, type Acting, getAccount } from './rated-company.js'
import { postingsBetween } from './read-ledger.js'

/**
 * Makes the invoice of a month whose days are all billed, and those of the months before it that have none; from then on nothing is
 * posted into them. Asked again, the answer is the same invoice.
 * @throws GatewayError `forbidden`, `not_found`, `conflict` for a month that is not over
 */
export async function createInvoice(
  core: CoreContext,
  principal: Principal,
  { month, ...acting }: Acting & { month: LocalMonth },
  via: Via,
): Promise<InvoiceSheet> {
  const companyId = accountInScope(principal, acting)
  await getAccount(core, companyId)
  const before = await core.store.rating.findInvoice(companyId, month)
  if (before !== undefined) return shown(core, before)
  const act = (after: unknown) =>
    auditOf(core, principal, via, { companyId, action: 'invoice.create', subject: `company:${companyId}`, after })
  const made = (await makeInvoices(core, companyId, month, act)) ?? (await core.store.rating.findInvoice(companyId, month))
  if (made === undefined) throw noInvoice()
  return shown(core, made)
}

/** Undefined where somebody else has made it meanwhile. */
async function makeInvoices(
  core: CoreContext,
  companyId: CompanyId,
  month: LocalMonth,
  audit: (after: unknown) => NewAudit,
): Promise<StoredInvoice | undefined> {
  const done = await advance(core, companyId, async (open) => {
    checkMonth(open, month)
    const latest = (await core.store.rating.listInvoices(companyId))[0]
    for (const each of openMonths(open, month))
      open.invoices.push(await invoiceFor(core, open, each, (latest?.ordinal ?? 0) + open.invoices.length + 1))
    open.close(month)
    const after = open.invoices.map((made) => ({ month: made.month, total: made.invoice.total }))
    return { result: open.invoices.at(-1), audit: audit(after) }
  }).catch(async (error: unknown) => {
    if (!(error instanceof GatewayError) || (await core.store.rating.findInvoice(companyId, month)) === undefined)
      throw error
    return undefined
  })
  return done?.result
}

const via: Via = { interface: 'cli', address: null, requestId: null }

/**
 * Makes the invoices of months that are over, without being asked: an hour after the month's end on the account's clock, and later where
 * nobody was there to do it. Whoever stops in the middle has made it or not.
 * @returns the last month that is invoiced now; undefined where none is due
 */
export async function issueInvoices(core: CoreContext, companyId: CompanyId): Promise<LocalMonth | undefined> {
  const stored = await core.store.rating.find(companyId)
  if (stored === undefined) return undefined
  const { account } = new OpenAccount(core, stored)
  const { billedThrough } = account
  const now = core.clock.now()
  const due = stored.document.booked
    .map(([month]) => month)
    .filter((month) => billedThrough !== null && lastDay(month) <= billedThrough && invoiceDueAt(account, [month]) <= now)
    .sort()
  const month = due.at(-1)
  if (month === undefined) return undefined
  const act = (after: unknown) =>
    auditOf(core, systemPrincipal, via, { companyId, action: 'invoice.create', subject: `company:${companyId}`, after })
  await makeInvoices(core, companyId, month, act)
  return month
}

function checkMonth({ account }: OpenAccount, month: LocalMonth): void {
  const { billedThrough, invoicedThrough } = account
  if (billedThrough === null || billedThrough < lastDay(month))
    throw new GatewayError(
      'conflict',
      `The month is billed through ${billedThrough ?? 'no day'}; make the invoice when its last day is billed.`,
      { field: 'month' },
    )
  if (invoicedThrough !== null && month <= invoicedThrough) throw noInvoice()
}

function noInvoice(): GatewayError {
  return new GatewayError('not_found', 'There is no invoice of this month.')
}

/** From the first month that holds postings, or that follows the last invoice. */
function openMonths({ account, stored }: OpenAccount, through: LocalMonth): LocalMonth[] {
  const booked = stored.document.booked.map(([month]) => month).sort()
  const first = account.invoicedThrough === null ? (booked[0] ?? through) : nextMonth(account.invoicedThrough)
  const months: LocalMonth[] = []
  for (let month = first < through ? first : through; month <= through; month = nextMonth(month)) months.push(month)
  return months
}

async function invoiceFor(
  core: CoreContext,
  { stored: { companyId } }: OpenAccount,
  month: LocalMonth,
  ordinal: number,
): Promise<StoredInvoice> {
  const postings: Posting[] = []
  for await (const page of postingsBetween(core, companyId, { from: firstDay(month), to: lastDay(month) }))
    for (const posting of page) postings.push(posting)
  const invoice = invoiceOf(postings, month, core.rating.catalogue)
  return { companyId, month, ordinal, invoice, createdAt: core.clock.now() }
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getInvoice(
  core: CoreContext,
  principal: Principal,
  { month, ...acting }: Acting & { month: LocalMonth },
): Promise<InvoiceSheet> {
  const found = await core.store.rating.findInvoice(accountInScope(principal, acting), month)
  if (found === undefined) throw noInvoice()
  return shown(core, found)
}

/** Newest first. @throws GatewayError `forbidden` */
export async function listInvoices(
  core: CoreContext,
  principal: Principal,
  acting: Acting,
): Promise<readonly StoredInvoice[]> {
  return core.store.rating.listInvoices(accountInScope(principal, acting))
}

async function shown(core: CoreContext, stored: StoredInvoice): Promise<InvoiceSheet> {
  const { companyId } = stored
  return sheetOf(stored, {
    company: await nameOf(core, companyId),
    numbers: await core.store.rating.listNumbers(companyId),
    catalogue: core.rating.catalogue,
  })
}

async function nameOf(core: CoreContext, companyId: CompanyId): Promise<string> {
  return (await core.store.accounts.findCompany(companyId))?.name ?? String(companyId)
}
