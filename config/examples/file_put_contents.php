<?php
// The same in a few lines, for a handler that exists already: call leadclock_drop($_POST) in it.
// False means that nothing was stored: go on as before Leadclock, with the mail you send anyway.
function leadclock_drop(array $fields, string $inbox = '/var/spool/leadclock/inbox/website'): bool
{
    umask(0027);
    $name = bin2hex(random_bytes(8)) . '.json';
    $lead = json_encode($fields, JSON_INVALID_UTF8_SUBSTITUTE);
    return @file_put_contents("$inbox/.$name.tmp", $lead) === strlen($lead)
        && rename("$inbox/.$name.tmp", "$inbox/$name");
}
