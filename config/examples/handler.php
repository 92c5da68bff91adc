<?php
// A form's target: writes what was sent under a hidden name and renames it once it is whole, so
// that a lead is never seen half-written. Who may write here: leadclock source add website --user www-data
//
// The mode is what lets the daemon read: 0640. tempnam() would make 0600, which nobody else can read.

$inbox = getenv('LEADCLOCK_INBOX') ?: '/var/spool/leadclock/inbox/website';
$spare = 'sales@example.com'; // gets what cannot be stored

$name = bin2hex(random_bytes(8)) . '.json';
$hidden = "$inbox/.$name.tmp";
$lead = json_encode($_POST + ['submitted_at' => gmdate('Y-m-d\TH:i:s\Z')], JSON_INVALID_UTF8_SUBSTITUTE);

umask(0027);
$file = @fopen($hidden, 'x');
// fsync() is there from PHP 8.1 on. Answer "thank you" only when all of it went well.
$isWritten = $file !== false && fwrite($file, $lead) === strlen($lead)
    && (!function_exists('fsync') || fsync($file)) && fclose($file) && rename($hidden, "$inbox/$name");
if (!$isWritten) {
    @unlink($hidden);
    error_log("Leadclock: $inbox cannot be written");
    $isWritten = mail($spare, 'A lead that could not be stored', $lead);
}
http_response_code($isWritten ? 200 : 500);
echo $isWritten ? "thank you\n" : "please call us: the form could not be stored\n";
