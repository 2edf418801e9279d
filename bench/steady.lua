-- wrk script: POST /v1/messages at a steady pace; every connection waits DELAY_MS before each request.
local text = "Alarm: server db-01 disk usage is above 90 percent, please check now. Ref "
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("TOKEN") }
local pause = tonumber(os.getenv("DELAY_MS"))
local n = 0
function delay() return pause end
function request()
  n = n + 1
  local body = string.format('{"to":"+7917%07d","from":"HCGATE","text":"%s%08d"}', n % 10000000, text, n)
  return wrk.format("POST", "/v1/messages", headers, body)
end
function done(summary, latency)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  print(string.format("STEADY %.0f %.2f %.2f %d", summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors))
end
