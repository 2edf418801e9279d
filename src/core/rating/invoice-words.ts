import type { LocalDate } from '../calendar/local-date.js'
import { type Catalogue, inForce } from './catalogue/index.js'
import type { InvoiceLine } from './invoice.js'

/** What a line is for, as the company reads it. */
export function nameOfLine({ kind, subject, source }: InvoiceLine, catalogue: Catalogue, date: LocalDate): string {
  const voice = inForce(catalogue.voice, date)
  const sms = inForce(catalogue.sms, date)
  const tariff = (code: string) => voice?.tariffs.get(code)?.name ?? code
  const minutes = (code: string) => voice?.packages.get(code)?.name ?? code
  const packageOfSms = sms?.company.packages.get(subject)?.name ?? subject
  const direction = () => capital(catalogue.directions.get(subject)?.name ?? subject)
  switch (kind) {
    case 'setup_fee':
      return `Организация услуги, тариф «${tariff(subject)}»`
    case 'number_fee':
      return `Абонентская плата за номер, тариф «${tariff(subject)}»`
    case 'package_fee':
      return `Пакет «${minutes(subject)}»`
    case 'package_use':
      return `${direction()}, минуты пакета «${minutes(source?.code ?? '')}»`
    case 'priced_use':
      return source?.kind === 'package' ? `${direction()}, сверх пакета «${minutes(source.code)}»` : direction()
    case 'sms_package_fee':
      return `Пакет SMS «${packageOfSms}»`
    case 'employee_fee':
      return 'Плата за сотрудников, «Сотрудник»'
    case 'sms_included':
      return `SMS пакета «${packageOfSms}»`
    case 'sms_pooled':
      return 'SMS общего пакета «Сотрудник»'
    case 'sms_over':
      return subject === 'abroad' ? 'SMS за рубеж' : 'SMS сверх пакета'
    case 'sms_pool_over':
      return 'SMS сверх общего пакета «Сотрудник»'
  }
}

/** What its quantity counts. */
export function unitOfLine({ kind }: Pick<InvoiceLine, 'kind'>): string {
  switch (kind) {
    case 'setup_fee':
    case 'package_fee':
    case 'sms_package_fee':
      return 'шт.'
    case 'number_fee':
    case 'employee_fee':
      return 'дн.'
    case 'package_use':
    case 'priced_use':
      return 'с'
    default:
      return 'SMS'
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
