import { carrierSchema, type CarrierSettings } from './carrier-schema.js'
import type { SimulatorSettings } from './resolve.js'

/** The link to the built-in simulator, which listens on `port`. */
export function simulatorCarrier({ host, systemId, senderNames }: SimulatorSettings, port: number): CarrierSettings {
  const link = { type: 'smpp', name: 'simulator', host, port, systemId, password: '(in Secrets)' }
  const {
    password: _,
    passwordFrom: __,
    tls: ___,
    ...settings
  } = carrierSchema.parse({ ...link, window: 200, senderNames })
  return settings
}
