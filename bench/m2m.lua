-- wrk script: SendMessage of the M2M contract by SOAP 1.1 or by GET, one recipient a request, or GetPartCount by SOAP, which stores nothing;
-- ends after N answers and prints what it measured.
local ffi = require("ffi")
ffi.cdef[[ typedef struct { long s; long ns; } m2m_ts; int clock_gettime(int, m2m_ts*); ]]
local ts = ffi.new("m2m_ts")
local function now() ffi.C.clock_gettime(1, ts); return tonumber(ts.s) + tonumber(ts.ns) / 1e9 end
local N = tonumber(os.getenv("N") or "20000")
local path = "/m2m/m2m_api.asmx"
local login, password = os.getenv("LOGIN"), os.getenv("MD5")
local text = "Alarm: server db-01 disk usage is above 90 percent, please check now. Ref "
local escaped = text:gsub(" ", "%%20"):gsub(":", "%%3A"):gsub(",", "%%2C")
local soap = { ["Content-Type"] = "text/xml; charset=utf-8", ["SOAPAction"] = '"http://mcommunicator.ru/M2M/SendMessage"' }
local envelope = '<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="http://mcommunicator.ru/M2M">'
  .. '<SOAP-ENV:Body><ns1:SendMessage><ns1:msid>7916%07d</ns1:msid><ns1:message>' .. text .. '%08d</ns1:message><ns1:naming>HCGATE</ns1:naming>'
  .. '<ns1:login>' .. login .. '</ns1:login><ns1:password>' .. password .. '</ns1:password></ns1:SendMessage></SOAP-ENV:Body></SOAP-ENV:Envelope>\n'
local target = path .. "/SendMessage?msid=7916%07d&message=" .. escaped:gsub("%%", "%%%%") .. "%08d&naming=HCGATE&login=" .. login .. "&password=" .. password
local isSoap = os.getenv("BINDING") ~= "get"
if os.getenv("BINDING") == "count" then
  envelope = envelope:gsub("SendMessage", "GetPartCount"):gsub("ns1:message", "ns1:text")
end
local n, ok, bad, started = 0, 0, 0, nil
request = function()
  if not started then started = now() end
  n = n + 1
  if isSoap then return wrk.format("POST", path, soap, string.format(envelope, n % 10000000, n)) end
  return wrk.format("GET", string.format(target, n % 10000000, n))
end
response = function(status, _, body)
  if status == 200 then ok = ok + 1 else bad = bad + 1; if bad < 3 then print("BAD", status, body) end end
  if ok + bad >= N then
    local seconds = now() - started
    print(string.format("DONE %d %d %.3f %.1f", ok, bad, seconds, ok / seconds)); io.stdout:flush(); os.exit(0)
  end
end
