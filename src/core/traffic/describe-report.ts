import { localTimeAt } from '../calendar/zone.js'
import { formatMoney } from '../values/money.js'
import type { TrafficReport } from './traffic-report.js'

/** For people, in the words of a mail: what the report counts and its totals. */
export function describeReport(name: string, report: TrafficReport): string {
  const { period, zone } = report
  const local = (at: number) => localTimeAt(at, zone).slice(0, 16).replace('T', ' ')
  return [name, '', `Период: ${local(period.from)} - ${local(period.before)} (${zone})`, ...totalsOf(report)].join('\n')
}

function totalsOf(report: TrafficReport): string[] {
  if (report.of === 'messages') {
    const { messages, segments, received, delivered, failed, open, charged, amount } = report.total
    return [
      `Сообщений: ${messages} (сегментов ${segments}), получено от абонентов ${received}`,
      `Доставлено: ${delivered}, не доставлено: ${failed}, ещё неизвестно: ${open}`,
      `Начислено за ${charged} сообщений: ${formatMoney(amount)} руб.`,
    ]
  }
  const { calls, talked, message, missed, heard, waitSeconds, longestWaitSeconds, talkSeconds } = report.total
  return [
    `Звонков: ${calls}`,
    `Разговоров: ${talked}, сообщений: ${message}, потеряно: ${missed}, прослушали меню: ${heard}`,
    `Ожидание в среднем: ${calls === 0 ? 0 : Math.round(waitSeconds / calls)} с, дольше всего: ${longestWaitSeconds} с`,
    `Разговоры: ${Math.round(talkSeconds / 60)} мин.`,
  ]
}
