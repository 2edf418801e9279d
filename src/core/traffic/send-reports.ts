import type { CoreContext } from '../context.js'
import type { MailAttachment, NewMail } from '../conversations/mail.js'
import { GatewayError } from '../errors.js'
import { timeAfter } from '../mailings/calendar-rule.js'
import { describeReport } from './describe-report.js'
import type { SavedReport } from './saved-report.js'
import { makeReport } from './traffic-report.js'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Makes a report that is due and hands it to the mail, once: a mail for each address and time. What was missed while no gateway ran is
 * sent once, for the period that its name means now. False where it was changed, or sent by another process, meanwhile.
 */
export async function sendReport(core: CoreContext, report: SavedReport): Promise<boolean> {
  const at = core.clock.now()
  const next = report.rule === null ? null : timeAfter(report.rule, report.zone, at)
  const { text, attachments } = await contentOf(core, report)
  const mails = report.mailTo.map((to, index): NewMail => ({
    companyId: report.companyId,
    key: `traffic_report:${report.id}:${report.nextAt}:${index}`,
    to,
    subject: `Отчёт: ${report.name}`,
    text,
    attachments,
  }))
  return core.store.traffic.send(report, mails, next, at)
}

/** What cannot be counted is told in the mail: a report that stays away without a word is missed by nobody. */
async function contentOf(
  core: CoreContext,
  saved: SavedReport,
): Promise<{ text: string; attachments: MailAttachment[] }> {
  try {
    const report = await makeReport(core, saved.companyId, saved)
    const file = async (format: 'xlsx' | 'svg') => {
      const parts: Buffer[] = []
      for await (const part of core.tables.writeTraffic(format, report)) parts.push(Buffer.from(part))
      return { base64: Buffer.concat(parts).toString('base64') }
    }
    return {
      text: describeReport(saved.name, report),
      attachments: [
        { name: 'report.xlsx', type: xlsxType, content: await file('xlsx') },
        { name: 'report.svg', type: 'image/svg+xml', content: await file('svg') },
      ],
    }
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'invalid_parameter') throw error
    return { text: `Отчёт «${saved.name}» не удалось составить: ${error.message}`, attachments: [] }
  }
}
