/** What `npm run bench -- --only m2m` compares with: the server of npm `soap` on Express, whose SendMessage does nothing. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

import express from 'express'
import { listen } from 'soap'

const service = 'MTS_x0020_Communicator_x0020_M2M_x0020_XML_x0020_API'
const wsdl = readFileSync(new URL('../../../wsdl/m2m_api.wsdl', import.meta.url), 'utf8')
const answer = { SendMessage: () => ({ SendMessageResult: 1 }) }

const app = express()
const server = createServer(app)
server.listen(Number(process.argv[2]), '127.0.0.1', () => {
  const services = { [service]: { [`${service}Soap`]: answer, [`${service}Soap12`]: answer } }
  listen(app, '/m2m/m2m_api.asmx', services, wsdl, () => console.log('ready'))
})
