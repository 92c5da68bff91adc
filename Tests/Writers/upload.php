<?php
// The target of an upload form: the file is moved from PHP's own folder into the inbox.
$file = $_FILES['lead'];
$isMoved = move_uploaded_file($file['tmp_name'], getenv('LEADCLOCK_INBOX') . '/' . basename($file['name']));
http_response_code($isMoved ? 200 : 500);
