import type { SimulatorOptions } from '../simulator/index.js'
import { type SmppCarrierConfig, smppCarrierDefaults } from '../smpp/config.js'
import type { CarrierLog } from '../smpp/observation.js'
import { createSmppCarrier } from '../smpp/smpp-carrier.js'
import type { CreateCarrier } from './_network.js'
import { exerciseSmsCarrier } from './sms-carrier.js'

const ignore = () => undefined
const silent: CarrierLog = { debug: ignore, info: ignore, warn: ignore, error: ignore }

function smpp(config: Partial<SmppCarrierConfig>): CreateCarrier {
  return ({ port, ...options }) =>
    createSmppCarrier({
      ...options,
      log: silent,
      random: () => 0.5,
      config: {
        ...smppCarrierDefaults,
        host: '127.0.0.1',
        port,
        systemId: 'svyaz',
        password: 'secret',
        window: 20,
        ...config,
      },
    })
}

const links: [name: string, config: Partial<SmppCarrierConfig>, simulator?: Partial<SimulatorOptions>][] = [
  ['SMPP with 8-bit references', {}],
  ['SMPP with 16-bit references', { longMessages: 'udh16' }],
  ['SMPP with sar TLVs over a pair of sessions', { longMessages: 'sar', bindMode: 'transmitter+receiver' }],
  ['SMPP with message_payload', { longMessages: 'payload', validity: 'absolute' }],
  ['SMPP with packed septets', { gsmPacking: 'packed' }, { defaultAlphabet: 'gsm7_packed' }],
]

for (const [name, config, simulator] of links) exerciseSmsCarrier(name, smpp(config), simulator)
