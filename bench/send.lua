-- wrk script: POST /v1/messages, one recipient a request; ends after N answers and prints what it measured.
local ffi = require("ffi")
ffi.cdef[[ typedef struct { long s; long ns; } send_ts; int clock_gettime(int, send_ts*); ]]
local ts = ffi.new("send_ts")
local function now() ffi.C.clock_gettime(1, ts); return tonumber(ts.s) + tonumber(ts.ns) / 1e9 end
local N = tonumber(os.getenv("N") or "20000")
local text = "Alarm: server db-01 disk usage is above 90 percent, please check now. Ref "
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("TOKEN") }
local n, ok, bad, started = 0, 0, 0, nil
request = function()
  if not started then started = now() end
  n = n + 1
  local body = string.format('{"to":"+7916%07d","from":"HCGATE","text":"%s%08d"}', n % 10000000, text, n)
  return wrk.format("POST", "/v1/messages", headers, body)
end
response = function(status, _, body)
  if status == 202 then ok = ok + 1 else bad = bad + 1; if bad < 3 then print("BAD", status, body) end end
  if ok + bad >= N then
    local seconds = now() - started
    print(string.format("DONE %d %d %.3f %.1f", ok, bad, seconds, ok / seconds)); io.stdout:flush(); os.exit(0)
  end
end
