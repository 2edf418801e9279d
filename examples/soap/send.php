<?php
// Sends, polls and reads answers through the M2M contract: php send.php [ADDRESS] [LOGIN] [PASSWORD]
$address = $argv[1] ?? 'http://127.0.0.1:8080/m2m/m2m_api.asmx';
$who = ['login' => $argv[2] ?? 'demo', 'password' => md5($argv[3] ?? 'demo')];

foreach ([SOAP_1_1, SOAP_1_2] as $version) {
    $m2m = new SoapClient("$address?WSDL", ['soap_version' => $version, 'cache_wsdl' => WSDL_CACHE_NONE]);

    $sent = $m2m->SendMessages($who + ['msids' => ['79000000001', '79000000002'], 'message' => 'Привет из PHP', 'naming' => '']);
    foreach ($sent->SendMessagesResult->SendMessageIDs as $one) {
        $status = $m2m->GetMessageStatus($who + ['messageID' => $one->MessageID]);
        echo $one->Msid, ' ', $status->GetMessageStatusResult->DeliveryInfo->DeliveryStatus === '' ? 'unknown' : 'accepted', "\n";
    }

    $read = $m2m->GetMessages($who + ['messageType' => 'MT', 'DateFrom' => date('c', time() - 3600), 'DateTo' => date('c', time() + 60)]);
    $messages = $read->GetMessagesResult->MessageInfo;
    echo (is_array($messages) ? $messages[0] : $messages)->MessageText, "\n";

    try {
        $m2m->SendMessage($who + ['msid' => '7', 'message' => 'x', 'naming' => '']);
    } catch (SoapFault $fault) {
        echo $fault->detail->code, ' ', $fault->getMessage(), "\n";
    }
}
