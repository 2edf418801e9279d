import { credentials, operation } from './operation.js'
import { getBalance, getStatistics } from './statistics-operations.js'

export const accountOperations = [
  getStatistics,
  operation(
    'GetCompanyMode',
    credentials,
    'string',
    ({ core, principal }) => core.companies.m2mOf(principal.companyId).companyMode,
  ),
  getBalance,
]
