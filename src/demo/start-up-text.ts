import type { Gateway } from '../gateway.js'
import { demoCredentials } from './seed-demo.js'

/** What a person sees who has just started the gateway in demo mode: where it is, how to get in, and commands that work as pasted. */
export function startUpText({ httpPort, simulatorPort, config }: Gateway): string {
  const url = `http://${urlHost(config.listen.host)}:${httpPort}`
  const { token, adminToken, login, password, shortCode } = demoCredentials
  return `
Svyaz runs in demo mode: on this machine only, with an SMSC simulator as its operator.

  REST API              ${url}/v1     (contract: ${url}/openapi.yaml)
  Health, metrics       ${url}/health/ready   ${url}/metrics
  SMSC simulator        127.0.0.1:${simulatorPort} (SMPP)
  Data                  ${config.dataDir}

  Company's token       ${token}          login ${login}, password ${password}
  Administrator's token ${adminToken}

Send an SMS to three people:

  curl -s ${url}/v1/messages -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\
    -d '{"to": ["+79000000001", "8 900 000-00-02", "89000000003"], "text": "Авария на сервере 1. Ответьте, кто берёт."}'

See it on a virtual phone, and answer from there:

  curl -s ${url}/v1/simulator/phones/79000000001 -H 'Authorization: Bearer ${token}'
  curl -s ${url}/v1/simulator/phones/79000000001/messages -H 'Authorization: Bearer ${token}' \\
    -H 'Content-Type: application/json' -d '{"to": "${shortCode}", "text": "Беру"}'

See what became of it, newest first:

  curl -s '${url}/v1/messages?limit=5' -H 'Authorization: Bearer ${token}'

Ctrl+C stops it. SVYAZ_LOG_LEVEL=info shows every step as a line of JSON.
`
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
