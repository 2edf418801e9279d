import { balanceOf, smsStatistics } from '../../core/rating/ledger/sms-statistics.js'
import { formatMoney } from '../../core/values/money.js'
import { M2mFault } from './faults.js'
import { credentials, operation } from './operation.js'
import { statisticsFields } from './types.js'

const remainders = ['Remainder', 'GeneralReminder', 'MTSRemainder', 'MegafonRemainder', 'BeelineRemainder']
const otherRemainders = ['RostelecomRemainder', 'Tele2Remainder', 'MotivRemainder']

/** One pool serves the subscribers of all operators, so what is left of it is left for each. */
export const getStatistics = operation('GetStatistics', credentials, 'StatisticsInfo', async ({ core, principal }) => {
  const statistics = await smsStatistics(core, principal)
  if (statistics === undefined) throw new M2mFault('OPERATION_NOT_ALLOWED')
  const { month, included, used, over, left } = statistics
  const [year, ordinal] = month.split('-').map(Number)
  return {
    ...Object.fromEntries(statisticsFields.map((name) => [name, 0])),
    ...Object.fromEntries([...remainders, ...otherRemainders].map((name) => [name, left])),
    ...{ Year: year, Month: ordinal },
    ...{ PacketSize: included, IncludedSMS: used, ExtraSMS: over },
    ...{ GeneralPacketSize: included, GeneralIncludedSms: used, GeneralExtraSms: over },
    TotalBilledSms: used + over,
  }
})

/** Roubles with a point. */
export const getBalance = operation('GetBalance', credentials, 'string', async ({ core, principal }) => {
  const balance = await balanceOf(core, principal)
  if (balance === undefined) throw new M2mFault('OPERATION_NOT_ALLOWED')
  return formatMoney(balance)
})
