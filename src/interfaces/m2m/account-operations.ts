import { M2mFault } from './faults.js'
import { credentials, operation } from './operation.js'
import { getBalance, getStatistics } from './statistics-operations.js'
import type { TypeName } from './types.js'

/** What this gateway has nothing for says so: an answer made up would be believed. */
function unavailable(name: string, result: TypeName) {
  return operation(name, credentials, result, () => {
    throw new M2mFault('OPERATION_NOT_ALLOWED')
  })
}

export const accountOperations = [
  getStatistics,
  unavailable('GetCompanyMode', 'string'),
  getBalance,
  // There are no forms, and so no templates of them.
  operation('GetFormTemplates', credentials, 'ArrayOfFormTemplate', () => []),
  operation(
    'GetForms',
    [['from', 'dateTime'], ['to', 'dateTime'], ['formTemplateID', 'long'], ...credentials],
    'ArrayOfForm',
    () => [],
  ),
]
