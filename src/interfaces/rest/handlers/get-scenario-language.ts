import { scenarioJsonSchema } from '../../../core/calls/scenario.js'
import { publicOperation } from '../operation.js'

const schema = scenarioJsonSchema() as Record<string, unknown>

export const getScenarioLanguage = publicOperation('getScenarioLanguage', async () => ({ status: 200, body: schema }))
