<?php
// write.php FOLDER FILE...: as a form handler in one line does, in place under the final name.
foreach (array_slice($argv, 2) as $path) {
    file_put_contents($argv[1] . '/' . basename($path), file_get_contents($path));
}
