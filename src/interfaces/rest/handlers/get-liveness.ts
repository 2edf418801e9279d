import { publicOperation } from '../operation.js'

export const getLiveness = publicOperation('getLiveness', async () => ({ status: 200, body: { status: 'live' } }))
