import { type CallFigures, noCalls } from '../core/traffic/call-figures.js'
import type { MessageFigures } from '../core/traffic/message-figures.js'
import type { TrafficReport, TrafficRow } from '../core/traffic/traffic-report.js'
import type { Cell, Column } from './columns.js'
import { workbookOf } from './xlsx.js'

const callHeadings: Record<keyof CallFigures, string> = {
  calls: 'Звонков',
  talked: 'Разговоров',
  message: 'Сообщений',
  missed: 'Потеряно',
  heard: 'Прослушали',
  inProgress: 'Идут',
  waitSeconds: 'Ожидание, с',
  longestWaitSeconds: 'Дольше всего ждали, с',
  talkSeconds: 'Разговоры, с',
  rung: 'Вызвано телефонов',
  answered: 'Ответили',
  ivrSeconds: 'Меню, с',
  legSeconds: 'Исходящие, с',
  recordSeconds: 'Запись, с',
}

const messageHeadings: Record<keyof MessageFigures, string> = {
  messages: 'Сообщений',
  segments: 'Сегментов',
  received: 'Получено',
  delivered: 'Доставлено',
  failed: 'Не доставлено',
  open: 'Неизвестно',
  charged: 'Начислено за',
  amount: 'Сумма с НДС, руб.',
}

/** A row for each of the report's and the total in the last. */
export function trafficXlsx(report: TrafficReport): AsyncGenerator<Buffer> {
  return report.of === 'calls' ? callsXlsx(report) : messagesXlsx(report)
}

function callsXlsx({ rows, total, madeAt }: Extract<TrafficReport, { of: 'calls' }>): AsyncGenerator<Buffer> {
  const names = Object.keys(noCalls) as (keyof CallFigures)[]
  const counts = names.map((name) => ({
    heading: callHeadings[name],
    width: 14,
    cell: ({ figures }: TrafficRow<CallFigures>): Cell => ({ count: figures[name] }),
  }))
  const columns: Column<TrafficRow<CallFigures>>[] = [...keyColumns<CallFigures>(), ...counts]
  const pages = async function* () {
    yield [...rows, totalRow(total)]
  }
  return workbookOf({ sheet: 'report', columns, pages: pages(), at: madeAt })
}

function messagesXlsx({ rows, total, madeAt }: Extract<TrafficReport, { of: 'messages' }>): AsyncGenerator<Buffer> {
  const { amount: amountHeading, ...counted } = messageHeadings
  const counts = Object.entries(counted).map(([name, heading]) => ({
    heading,
    width: 14,
    cell: ({ figures }: TrafficRow<MessageFigures>): Cell => ({ count: figures[name as keyof MessageFigures] }),
  }))
  const columns: Column<TrafficRow<MessageFigures>>[] = [
    ...keyColumns<MessageFigures>(),
    ...counts,
    { heading: amountHeading, width: 18, cell: ({ figures }) => ({ amount: figures.amount }) },
  ]
  const pages = async function* () {
    yield [...rows, totalRow(total)]
  }
  return workbookOf({ sheet: 'report', columns, pages: pages(), at: madeAt })
}

function keyColumns<Figures>(): Column<TrafficRow<Figures>>[] {
  return [
    { heading: 'Строка', width: 18, cell: ({ key }) => (key === '' ? 'никто' : key) },
    { heading: 'Имя', width: 24, cell: ({ name }) => name },
  ]
}

function totalRow<Figures>(figures: Figures): TrafficRow<Figures> {
  return { key: 'Итого', name: null, figures }
}
