/**
 * Types of npm `smpp` 0.6.0-rc.4, as far as the gateway uses it. The package is CommonJS and fills `module.exports` in loops,
 * so only the default import sees all of it: `import smpp from 'smpp'`.
 */
declare module 'smpp' {
  import type { Buffer } from 'node:buffer'
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export type BindCommand = 'bind_transceiver' | 'bind_transmitter' | 'bind_receiver'
  export type RequestCommand =
    BindCommand | 'unbind' | 'enquire_link' | 'submit_sm' | 'deliver_sm' | 'data_sm' | 'query_sm' | 'cancel_sm'
  /** `unknown` is what the library calls a received command id that it does not know. */
  export type Command = RequestCommand | `${RequestCommand}_resp` | 'generic_nack' | 'unknown'

  /**
   * Text or octets. On sending, a string is encoded by `data_coding`; a Buffer goes as it is; `udh` is put in front and sets the
   * UDH indicator. On receiving it is always an object: `message` is decoded by the low four bits of `data_coding` (0, 1: GSM
   * 03.38 unpacked; 3: latin1; 8: UTF-16BE) and otherwise stays a Buffer; `udh` is a list of information elements.
   */
  export type Message = string | Buffer | { message: string | Buffer; udh?: Buffer | Buffer[] }

  /** Parameters and TLVs. On a received PDU any of them may be absent: a short body simply ends the reading. */
  export interface Parameters {
    system_id?: string
    password?: string
    system_type?: string
    interface_version?: number
    addr_ton?: number
    addr_npi?: number
    address_range?: string

    service_type?: string
    source_addr_ton?: number
    source_addr_npi?: number
    source_addr?: string
    dest_addr_ton?: number
    dest_addr_npi?: number
    destination_addr?: string
    esm_class?: number
    protocol_id?: number
    priority_flag?: number
    /** Received times are turned into a Date by the process's own clock and zone rules; `''` when absent. */
    schedule_delivery_time?: string | Date
    validity_period?: string | Date
    registered_delivery?: number
    replace_if_present_flag?: number
    /** `null` makes the library choose by the text. */
    data_coding?: number | null
    sm_default_msg_id?: number
    short_message?: Message
    message_id?: string
    final_date?: string | Date
    error_code?: number

    message_payload?: Message
    message_state?: number
    receipted_message_id?: string
    network_error_code?: Buffer
    user_message_reference?: number
    more_messages_to_send?: number
    sar_msg_ref_num?: number
    sar_total_segments?: number
    sar_segment_seqnum?: number
    sc_interface_version?: number
    source_port?: number
    destination_port?: number
    additional_status_info_text?: string
    delivery_failure_reason?: number
    dpf_result?: number
  }

  export interface PDUOptions extends Parameters {
    /** A PDU with a status other than 0 is written as a bare header. */
    command_status?: number
    sequence_number?: number
  }

  export interface PDU extends Parameters {
    command: Command
    command_length: number
    command_id: number
    command_status: number
    sequence_number: number
    isResponse(): boolean
    /** The `…_resp` with the same sequence number; `generic_nack` for an unknown command. */
    response(options?: PDUOptions): PDU
    /** Encodes in place (message fields become Buffers), so call it once. */
    toBuffer(): Buffer
  }

  export interface PDUConstructor {
    /** Largest accepted `command_length`. */
    maxLength: number
    new (command: Exclude<Command, 'unknown'>, options?: PDUOptions): PDU
    /** Throws a RangeError when the body is malformed. */
    new (buffer: Buffer): PDU
    /** `false` while the buffer does not hold the whole PDU; throws a RangeError when the body is malformed. */
    fromBuffer(buffer: Buffer): PDU | false
  }

  export type PDUListener = (pdu: PDU) => void

  /** Sends one command. Returns `false`, having called `onFailure`, when the socket is not writable. */
  export type SendCommand = (
    options?: PDUOptions,
    onResponse?: PDUListener,
    onSent?: PDUListener,
    onFailure?: (pdu: PDU, error?: Error) => void,
  ) => boolean

  export interface Session
    extends EventEmitter, Record<RequestCommand | `${RequestCommand}_resp` | 'generic_nack', SendCommand> {
    readonly socket: Socket
    readonly closed: boolean
    readonly paused: boolean
    readonly remoteAddress: string | null
    readonly remotePort: number | null
    /** The last sequence number used. */
    sequence: number

    on(event: 'pdu' | 'send' | Command, listener: PDUListener): this
    /**
     * Socket errors and PDUs that cannot be read. After the latter the session reads no more (its busy flag stays set): destroy it.
     * Without a listener the process ends.
     */
    on(event: 'error', listener: (error: Error & { code?: string }) => void): this
    on(event: 'connect' | 'secureConnect' | 'close', listener: () => void): this
    once(event: 'pdu' | 'send' | Command, listener: PDUListener): this
    once(event: 'error', listener: (error: Error & { code?: string }) => void): this
    once(event: 'connect' | 'secureConnect' | 'close', listener: () => void): this

    /** Numbers a request that has no sequence number yet. Returns `false` when the socket is not writable. */
    send(
      pdu: PDU,
      onResponse?: PDUListener,
      onSent?: PDUListener,
      onFailure?: (pdu: PDU, error?: Error) => void,
    ): boolean
    /** Stops reading PDUs; `resume` goes on with what came meanwhile. */
    pause(): void
    resume(): void
    /** Ends the socket after what is written. */
    close(onClosed?: () => void): void
    destroy(onClosed?: () => void): void
  }

  export interface Server extends NetServer {
    readonly sessions: Session[]
  }

  export interface ServerOptions {
    key?: string | Buffer
    cert?: string | Buffer
    ca?: string | Buffer
    noDelay?: boolean
    enable_proxy_protocol_detection?: boolean
    debug?: boolean
  }

  export interface ConnectOptions {
    /** `smpp://host:port` or `ssmpp://host:port`. */
    url?: string
    host?: string
    port?: number
    tls?: boolean
    /** The library's own default is `false`. */
    rejectUnauthorized?: boolean
    ca?: string | Buffer
    servername?: string
    noDelay?: boolean
    /** Milliseconds on the process's own timers; 30 s unless given. */
    connectTimeout?: number
    auto_enquire_link_period?: number
    debug?: boolean
  }

  export interface TextCoder {
    match(text: string): boolean
    encode(text: string): Buffer
    decode(octets: Buffer): string
  }

  const smpp: {
    createServer(listener: (session: Session) => void): Server
    createServer(options: ServerOptions, listener?: (session: Session) => void): Server
    connect(options: ConnectOptions, onConnected?: (session: Session) => void): Session
    readonly PDU: PDUConstructor
    /** `ESME_…` status by name. */
    readonly errors: Readonly<Record<CommandStatusName, number>>
    readonly consts: {
      readonly ESM_CLASS: Readonly<
        Record<'MC_DELIVERY_RECEIPT' | 'INTERMEDIATE_DELIVERY' | 'UDH_INDICATOR' | 'STORE_FORWARD', number>
      >
      readonly MESSAGE_STATE: Readonly<
        Record<
          | 'SCHEDULED'
          | 'ENROUTE'
          | 'DELIVERED'
          | 'EXPIRED'
          | 'DELETED'
          | 'UNDELIVERABLE'
          | 'ACCEPTED'
          | 'UNKNOWN'
          | 'REJECTED'
          | 'SKIPPED',
          number
        >
      >
      readonly TON: Readonly<
        Record<
          | 'UNKNOWN'
          | 'INTERNATIONAL'
          | 'NATIONAL'
          | 'NETWORK_SPECIFIC'
          | 'SUBSCRIBER_NUMBER'
          | 'ALPHANUMERIC'
          | 'ABBREVIATED',
          number
        >
      >
      readonly NPI: Readonly<Record<'UNKNOWN' | 'ISDN' | 'DATA' | 'NATIONAL' | 'PRIVATE', number>>
      readonly ENCODING: Readonly<Record<'SMSC_DEFAULT' | 'ASCII' | 'LATIN1' | 'BINARY' | 'CYRILLIC' | 'UCS2', number>>
      readonly REGISTERED_DELIVERY: Readonly<Record<'FINAL' | 'FAILURE' | 'SUCCESS' | 'INTERMEDIATE', number>>
    }
    /** `ASCII` is GSM 03.38 with one septet an octet. */
    readonly encodings: Readonly<Record<'ASCII' | 'LATIN1' | 'UCS2', TextCoder>>
  }
  export { smpp as default }

  export type CommandStatusName =
    | 'ESME_ROK'
    | 'ESME_RINVMSGLEN'
    | 'ESME_RINVCMDLEN'
    | 'ESME_RINVCMDID'
    | 'ESME_RINVBNDSTS'
    | 'ESME_RALYBND'
    | 'ESME_RINVPRTFLG'
    | 'ESME_RINVREGDLVFLG'
    | 'ESME_RSYSERR'
    | 'ESME_RINVSRCADR'
    | 'ESME_RINVDSTADR'
    | 'ESME_RINVMSGID'
    | 'ESME_RBINDFAIL'
    | 'ESME_RINVPASWD'
    | 'ESME_RINVSYSID'
    | 'ESME_RCANCELFAIL'
    | 'ESME_RREPLACEFAIL'
    | 'ESME_RMSGQFUL'
    | 'ESME_RINVSERTYP'
    | 'ESME_RINVNUMDESTS'
    | 'ESME_RINVDLNAME'
    | 'ESME_RINVDESTFLAG'
    | 'ESME_RINVSUBREP'
    | 'ESME_RINVESMCLASS'
    | 'ESME_RCNTSUBDL'
    | 'ESME_RSUBMITFAIL'
    | 'ESME_RINVSRCTON'
    | 'ESME_RINVSRCNPI'
    | 'ESME_RINVDSTTON'
    | 'ESME_RINVDSTNPI'
    | 'ESME_RINVSYSTYP'
    | 'ESME_RINVREPFLAG'
    | 'ESME_RINVNUMMSGS'
    | 'ESME_RTHROTTLED'
    | 'ESME_RINVSCHED'
    | 'ESME_RINVEXPIRY'
    | 'ESME_RINVDFTMSGID'
    | 'ESME_RX_T_APPN'
    | 'ESME_RX_P_APPN'
    | 'ESME_RX_R_APPN'
    | 'ESME_RQUERYFAIL'
    | 'ESME_RINVTLVSTREAM'
    | 'ESME_RTLVNOTALLWD'
    | 'ESME_RINVTLVLEN'
    | 'ESME_RMISSINGTLV'
    | 'ESME_RINVTLVVAL'
    | 'ESME_RDELIVERYFAILURE'
    | 'ESME_RUNKNOWNERR'
    | 'ESME_RSERTYPUNAUTH'
    | 'ESME_RPROHIBITED'
    | 'ESME_RSERTYPUNAVAIL'
    | 'ESME_RSERTYPDENIED'
    | 'ESME_RINVDCS'
}
