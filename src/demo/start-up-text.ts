import type { Config } from '../config.js'
import { demoCredentials } from './seed-demo.js'
import { demoTag } from './seed-people.js'

/** Of a running gateway. */
interface Running {
  httpPort: number
  mailPorts: readonly number[]
  simulatorPort: number | null
  config: Config
}

/** What a person sees who has just started the gateway in demo mode: where it is, how to get in, and commands that work as pasted. */
export function startUpText({ httpPort, mailPorts, simulatorPort, config }: Running): string {
  const url = `http://${urlHost(config.listen.host)}:${httpPort}`
  const mail = mailPorts.map((port) => `smtp://${urlHost(config.mail.listeners[0]?.host ?? '')}:${port}`).join(' ')
  const { token, adminToken, ratedToken, login, password, shortCode } = demoCredentials
  return `
Svyaz runs in demo mode: on this machine only, with an SMSC simulator as its operator and virtual phones behind it.

  In a browser          ${url}/console/   sign in with ${login} / ${password}
  HTTP interface        ${url}/docs
  REST API              ${url}/v1
  Contract (OpenAPI)    ${url}/openapi.yaml
  Health, metrics       ${url}/health/ready   ${url}/metrics
  SOAP (M2M)            ${url}/m2m/m2m_api.asmx?WSDL
  Mail (mail2sms)       ${mail}
  SMSC simulator        ${urlHost(config.simulator.host)}:${simulatorPort} (SMPP)
  Data                  ${config.dataDir}

  Company's token       ${token}         or login ${login}, password ${password}
  Administrator's token ${adminToken}   companies, keys, carriers; it sends nothing
  With a tariff         ${ratedToken}   a company that is charged: docs/guides/billing.md

In another terminal, send an SMS to three people:

  curl -sS -w '\\n' ${url}/v1/messages \\
    -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\
    -d '{"to": ["+79000000001", "8 900 000-00-02", "89000000003"], "text": "Авария на сервере 1. Ответьте, кто берёт."}'

Or one from anything that can fetch an address:

  curl -sS --get ${url}/send -d key=${token} -d to=89000000001 --data-urlencode 'text=Заказ готов'

Or to a tag: people of three companies have subscribed to this one. Each gets it once, on 79000000011, …12, …21 and …31:

  curl -sS --get ${url}/send -d key=${token} --data-urlencode 'to=${demoTag}' --data-urlencode 'text=Сервер 1 не отвечает'
  curl -sS -w '\\n' ${url}/v1/simulator/phones/79000000021 -H 'Authorization: Bearer ${token}'

Or by a mail from anything that can send one:

  curl -sS ${mail.split(' ')[0]} -u ${login}:${password} --mail-from me@example.org --mail-rcpt 79000000001@localhost \\
    -H 'Subject: Сбой' -F '=Сервер 1 не отвечает'

See it on a virtual phone, and answer from there:

  curl -sS -w '\\n' ${url}/v1/simulator/phones/79000000001 -H 'Authorization: Bearer ${token}'
  curl -sS -w '\\n' ${url}/v1/simulator/phones/79000000001/messages \\
    -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\
    -d '{"to": "${shortCode}", "text": "Беру"}'

See what became of all of it, newest first (receipts come half a second after the SMS):

  curl -sS -w '\\n' '${url}/v1/messages?limit=5' -H 'Authorization: Bearer ${token}'

Where to read on: README.md, docs/README.md.
Ctrl+C stops the gateway. SVYAZ_LOG_LEVEL=info npm start shows every step as a line of JSON.
`
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
