import { operation } from '../operation.js'
import { limitOf } from '../page.js'
import { presentPhoneSummary } from '../present-phone.js'
import { simulatorOf } from '../services.js'

export const listSimulatedPhones = operation('listSimulatedPhones', async ({ services, principal }, { query }) => {
  const phones = simulatorOf(services, principal).list(limitOf(query))
  return { status: 200, body: { phones: phones.map(presentPhoneSummary) } }
})
