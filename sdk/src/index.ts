/** The types of the gateway's HTTP contract: `paths`, `operations`, and `components['schemas']`. */
export type { components, operations, paths } from './generated/contract.js'
