/** Counts since the simulator was made. */
export interface SimulatorStatistics {
  /** Binds that were granted. */
  binds: number
  /** Binds that were refused, by name or password. */
  refusedBinds: number
  /** Connections that are bound now. */
  boundSessions: number
  /** submit_sm that came over a connection bound for sending. */
  submits: number
  /** Submissions that the centre took. */
  taken: number
  /** Submissions answered with an error. */
  refused: number
  /** Receipts handed to the outbox, intermediate notifications included. */
  receipts: number
  /** Messages of subscribers, in PDUs, handed to the outbox. */
  inbound: number
  /** deliver_sm answered with ESME_ROK. */
  acknowledged: number
  /** deliver_sm that the other side refused for good. */
  refusedForGood: number
  /** Times that a deliver_sm had to be tried again. */
  redeliveries: number
  /** Deliveries given up because too many waited. */
  dropped: number
  /** Connections closed because of PDUs that cannot be read. */
  malformed: number
}

export function emptyStatistics(): SimulatorStatistics {
  return {
    binds: 0,
    refusedBinds: 0,
    boundSessions: 0,
    submits: 0,
    taken: 0,
    refused: 0,
    receipts: 0,
    inbound: 0,
    acknowledged: 0,
    refusedForGood: 0,
    redeliveries: 0,
    dropped: 0,
    malformed: 0,
  }
}
