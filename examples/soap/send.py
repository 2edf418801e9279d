"""Sends, polls and reads answers through the M2M contract: python3 send.py [ADDRESS] [LOGIN] [PASSWORD]"""
import datetime
import hashlib
import sys

import zeep

given = sys.argv[1:] + ["http://127.0.0.1:8080/m2m/m2m_api.asmx", "demo", "demo"][len(sys.argv) - 1 :]
address, login, password = given[:3]
who = {"login": login, "password": hashlib.md5(password.encode()).hexdigest()}
m2m = zeep.Client(f"{address}?WSDL").service

numbers = {"string": ["79000000001", "79000000002"]}
for one in m2m.SendMessages(msids=numbers, message="Привет из Python", naming="", **who):
    status = m2m.GetMessageStatus(messageID=one.MessageID, **who)
    print(one.Msid, "accepted" if status[0].DeliveryStatus else "unknown")

now = datetime.datetime.now(datetime.timezone.utc)
hour = datetime.timedelta(hours=1)
print(m2m.GetMessages(messageType="MT", DateFrom=now - hour, DateTo=now + hour, **who)[0].MessageText)

try:
    m2m.SendMessage(msid="7", message="x", naming="", **who)
except zeep.exceptions.Fault as fault:
    print(fault.detail[0].text, fault.message)
