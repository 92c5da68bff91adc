<?php
// A receiver for webhooks (see webhook.nginx.conf): stores the body as it came and answers at once.
// What is in it is Leadclock's business. Anything but 204 makes the sender try again.

$inbox = getenv('LEADCLOCK_INBOX') ?: '/var/spool/leadclock/inbox/webhook';
// The type shows in the name; a multipart body says the rest itself.
preg_match('~[/+.-](json|xml|urlencoded|form-data|csv)\b~', $_SERVER['CONTENT_TYPE'] ?? '', $type);
$name = bin2hex(random_bytes(8)) . '.' . ($type[1] ?? 'body');

umask(0027);
$body = fopen('php://input', 'r');
$file = @fopen("$inbox/.$name.tmp", 'x');
$size = $file !== false ? stream_copy_to_stream($body, $file) : 0;
$isWritten = $size > 0 && fsync($file) && fclose($file) && rename("$inbox/.$name.tmp", "$inbox/$name");
if (!$isWritten) {
    @unlink("$inbox/.$name.tmp");
}
http_response_code($isWritten ? 204 : 500);
