import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { createClientAsync } from 'soap'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { loadConfig } from '../config.js'
import { sleep } from '../core/clock.js'
import { startGateway } from '../gateway.js'
import { operations } from '../interfaces/m2m/operations.js'
import { SystemClock } from '../system-clock.js'
import { md5 } from './_m2m.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const run = promisify(execFile)
const isRequired = process.env.CI === 'true'
/** The WSDL of 2015, which is not part of the project and may lie beside it. */
const besideUs = join(import.meta.dirname, '../../../shared/m2m/m2m_api.2015.wsdl')
const oldWsdl = process.env.SVYAZ_TEST_M2M_WSDL ?? (existsSync(besideUs) ? besideUs : undefined)

function isInstalled(program: string, ...probe: string[]): boolean {
  const found = spawnSync(program, probe, { stdio: 'ignore' }).status === 0
  if (!found && isRequired) throw new Error(`${program} is not installed; .ci/run installs it.`)
  if (!found) console.warn(`Not installed, so not run: ${program}.`)
  return found
}

const phpProbe = ['-r', 'exit(class_exists("SoapClient") ? 0 : 1);']
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

describe('the WSDL as it is served is taken by', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-wsdl-'))
  let gateway: TestGateway
  let wsdl: string

  beforeAll(async () => {
    gateway = await startTestGateway()
    wsdl = `${gateway.url}/m2m/m2m_api.asmx?WSDL`
  })

  afterAll(async () => {
    await gateway.stop()
    rmSync(folder, { recursive: true })
  })

  it.runIf(isInstalled('wsdl2h', '-V'))('wsdl2h and soapcpp2 of gSOAP', { timeout: 120_000 }, async () => {
    const header = join(folder, 'm2m.h')
    await run('wsdl2h', ['-o', header, wsdl])
    const written = readFileSync(header, 'utf8')
    expect(
      operations.filter(({ name }) => !written.includes(`SOAP method "${name}"`) && !written.includes(`/${name}`)),
    ).toEqual([])
    await run('soapcpp2', ['-C', '-L', '-x', '-d', folder, header])
    expect(readFileSync(join(folder, 'soapClient.cpp'), 'utf8')).toContain('SendMessageAtDate')
  })

  it.runIf(isInstalled('wsimport', '-version'))('wsimport of JAX-WS', { timeout: 120_000 }, async () => {
    await run('wsimport', ['-Xnocompile', '-quiet', '-d', folder, '-p', 'm2m', wsdl])
    const port = readFileSync(join(folder, 'm2m', 'MTSX0020CommunicatorX0020M2MX0020XMLX0020APISoap.java'), 'utf8')
    expect(operations.filter(({ name }) => !port.includes(`operationName = "${name}"`))).toEqual([])
    expect(existsSync(join(folder, 'm2m', 'MailingListContact.java'))).toBe(true)
  })

  it('npm soap', async () => {
    const client = await createClientAsync(wsdl)
    const described = JSON.stringify(client.describe())
    expect(operations.filter(({ name }) => !described.includes(`"${name}"`))).toEqual([])
  })

  it.runIf(isInstalled('php', ...phpProbe))(
    'SoapClient of PHP, by every operation and both versions of SOAP',
    async () => {
      const program = `
      foreach ([SOAP_1_1, SOAP_1_2] as $version) {
        $client = new SoapClient($argv[1], ['soap_version' => $version, 'cache_wsdl' => WSDL_CACHE_NONE]);
        foreach (explode(',', $argv[2]) as $name) {
          try { $client->__soapCall($name, [['login' => 'nobody', 'password' => md5('x')]]); echo "$name passed\\n"; }
          catch (SoapFault $fault) { if ($fault->getMessage() !== 'INCORRECT_PASSWORD' || "{$fault->detail->code}" !== '103') echo "$name {$fault->getMessage()}\\n"; }
        }
      }
      echo 'end';`
      const { stdout } = await run('php', ['-r', program, '--', wsdl, operations.map(({ name }) => name).join(',')])
      const encoding = stdout.split('\n').filter((line) => !line.includes('SOAP-ERROR: Encoding: object has no'))
      expect(encoding).toEqual(['end'])
    },
  )

  it.runIf(isInstalled(python, '-c', 'import zeep'))('zeep of Python, strictly', { timeout: 60_000 }, async () => {
    const program = `
import sys, zeep
for port in ('Soap', 'Soap12'):
    name = 'MTS_x0020_Communicator_x0020_M2M_x0020_XML_x0020_API'
    service = zeep.Client(sys.argv[1]).bind(name, name + port)
    print(len(service._operations), service.GetPartCount(text='щ' * 71, login='demo', password=sys.argv[2]))
    print(service.GetCompanyMode(login='demo', password=sys.argv[2]), service.GetMailingLists(login='demo', password=sys.argv[2]))`
    const { stdout } = await run(python, ['-c', program, wsdl, md5('demo')])
    expect(stdout.trim().split('\n')).toEqual([`35 2`, 'Commercial None', `35 2`, 'Commercial None'])
  })
})

/** Sends to two, polls, reads what was answered: written against the WSDL of 2015, where the host alone is changed. */
const oldPrograms: Record<
  string,
  { program: string; probe: string[]; args: (code: string) => string[]; code: string }
> = {
  PHP: {
    program: 'php',
    probe: phpProbe,
    args: (code) => ['-r', code, '--'],
    code: `
      $m2m = new SoapClient($argv[1], ['location' => $argv[2], 'cache_wsdl' => WSDL_CACHE_NONE]);
      $who = ['login' => 'demo', 'password' => md5('demo')];
      $sent = $m2m->SendMessages($who + ['msids' => ['79000000001', '79000000002'], 'message' => 'Привет', 'naming' => '']);
      foreach ($sent->SendMessagesResult->SendMessageIDs as $one) {
        for ($status = ''; $status !== 'Delivered'; usleep(100000))
          $status = $m2m->GetMessageStatus($who + ['messageID' => $one->MessageID])->GetMessageStatusResult->DeliveryInfo->DeliveryStatus;
        echo "$one->Msid $status\n";
      }
      for ($answer = null; $answer === null; usleep(100000)) {
        $read = $m2m->GetMessages($who + ['messageType' => 'MO', 'DateFrom' => date('c', time() - 86400), 'DateTo' => date('c', time() + 86400)]);
        $answer = $read->GetMessagesResult->MessageInfo ?? null;
      }
      echo "$answer->SenderMsid $answer->MessageText\n";`,
  },
  Python: {
    program: python,
    probe: ['-c', 'import zeep'],
    args: (code) => ['-c', code],
    code: `
import sys, datetime, hashlib, time, zeep
service = zeep.Client(sys.argv[1]).create_service('{http://mcommunicator.ru/M2M}MTS_x0020_Communicator_x0020_M2M_x0020_XML_x0020_APISoap', sys.argv[2])
who = {'login': 'demo', 'password': hashlib.md5(b'demo').hexdigest()}
for one in service.SendMessages(msids={'string': ['79000000001', '79000000002']}, message='Привет', naming='', **who):
    status = ''
    while status != 'Delivered':
        time.sleep(0.1)
        status = service.GetMessageStatus(messageID=one.MessageID, **who)[0].DeliveryStatus
    print(one.Msid, status)
day, now, read = datetime.timedelta(days=1), datetime.datetime.now(datetime.timezone.utc), None
while not read:
    time.sleep(0.1)
    read = service.GetMessages(messageType='MO', DateFrom=now - day, DateTo=now + day, **who)
print(read[0].SenderMsid, read[0].MessageText)`,
  },
}

/** In real time: these are programs of others. */
describe.runIf(oldWsdl !== undefined)('a program against the WSDL of 2015 sends, polls and reads answers in', () => {
  for (const [name, { program, probe, args, code }] of Object.entries(oldPrograms)) {
    it.runIf(isInstalled(program, ...probe))(name, { timeout: 60_000 }, async () => {
      const data = mkdtempSync(join(tmpdir(), 'svyaz-old-'))
      const ports = { SVYAZ_HTTP_PORT: '0', SVYAZ_SIMULATOR_SMPP_PORT: '0', SVYAZ_SMTP_PORT: '0' }
      const env = { ...ports, SVYAZ_DATA_DIR: data, SVYAZ_LOG_LEVEL: 'silent' }
      const gateway = await startGateway(loadConfig({ env, cwd: data }))
      try {
        const origin = `http://127.0.0.1:${gateway.httpPort}`
        // zeep asks for the schema of SOAP's arrays on the web, which a test must not; those who use it cut it out.
        const wsdl = join(data, 'old.wsdl')
        writeFileSync(wsdl, withoutArrays(readFileSync(oldWsdl ?? '', 'utf8')))
        const running = run(program, [...args(code), wsdl, `${origin}/m2m/m2m_api.asmx`])
        await answerFrom(`${origin}/v1/simulator/phones/79000000002`)
        const { stdout } = await running
        expect(stdout.trim().split('\n')).toEqual([
          '79000000001 Delivered',
          '79000000002 Delivered',
          '79000000002 Ответ',
        ])
      } finally {
        await gateway.stop()
        rmSync(data, { recursive: true })
      }
    })
  }
})

function withoutArrays(wsdl: string): string {
  return wsdl
    .replace(/<s:import namespace="http:\/\/schemas.xmlsoap.org[^>]*>/, '')
    .replace(
      /<s:complexType name="StringArray">[^]*?<\/s:complexType>/,
      '<s:complexType name="StringArray"><s:sequence /></s:complexType>',
    )
}

/** Once the phone has got something. */
async function answerFrom(phone: string): Promise<void> {
  const headers = { authorization: 'Bearer demo-token', 'content-type': 'application/json' }
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const seen = (await (await fetch(phone, { headers })).json()) as { messages?: { state: string }[] }
    if (seen.messages?.some(({ state }) => state === 'delivered') === true) break
    await sleep(new SystemClock(), 100)
  }
  const body = JSON.stringify({ to: '4938', text: 'Ответ' })
  await fetch(`${phone}/messages`, { method: 'POST', headers, body })
}
