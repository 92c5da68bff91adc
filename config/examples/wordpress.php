<?php
/*
Plugin Name: Leadclock
Description: Drops what Contact Form 7, Gravity Forms and Elementor forms are sent into a folder.

Copy this file to wp-content/mu-plugins/; whichever of the three is installed is integrated then.
Who may write: leadclock source add website --user www-data
*/

// wp-config.php may name another folder.
defined('LEADCLOCK_INBOX') || define('LEADCLOCK_INBOX', '/var/spool/leadclock/inbox/website');

// A hidden name, fsync, rename: the lead is there whole or not at all. Mode 0640 lets the daemon read.
function leadclock_write(string $lead): bool
{
    $name = bin2hex(random_bytes(8)) . '.json';
    $hidden = LEADCLOCK_INBOX . "/.$name.tmp";
    $before = umask(0027);
    $file = @fopen($hidden, 'x');
    umask($before);
    $isWritten = $file !== false && fwrite($file, $lead) === strlen($lead)
        && (!function_exists('fsync') || fsync($file)) && fclose($file)
        && rename($hidden, LEADCLOCK_INBOX . "/$name");
    if (!$isWritten) {
        @unlink($hidden);
    }
    return $isWritten;
}

// What cannot be written now waits in WordPress's own schedule, and the visitor notices nothing.
function leadclock_drop(string $lead): void
{
    if (!leadclock_write($lead)) {
        error_log('Leadclock: ' . LEADCLOCK_INBOX . ' cannot be written, trying again in five minutes');
        wp_schedule_single_event(time() + 300, 'leadclock_drop', [$lead]);
    }
}
add_action('leadclock_drop', 'leadclock_drop');

function leadclock_send(array $fields): void
{
    $fields += ['submitted_at' => gmdate('Y-m-d\TH:i:s\Z')];
    leadclock_drop(json_encode($fields, JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR));
}

// Contact Form 7, after its own checks and before its mail: a mail that fails loses no lead.
add_action('wpcf7_before_send_mail', function ($form, &$abort, $submission) {
    leadclock_send($submission->get_posted_data() + [
        'form_id' => $form->id(),
        'form_name' => $form->title(),
        '_url' => $submission->get_meta('url'),
        '_remote_ip' => $submission->get_meta('remote_ip'),
    ]);
}, 10, 3);

// Gravity Forms: the entry by the labels people read, and the parts of a name by theirs.
add_action('gform_after_submission', function ($entry, $form) {
    $answers = [];
    foreach ($form['fields'] as $field) {
        foreach ($field->inputs ?: [['id' => $field->id]] as $input) {
            $value = (string) ($entry[(string) $input['id']] ?? '');
            if ($value !== '') {
                $label = trim("{$field->label} " . ($input['label'] ?? ''));
                $answers[] = ['label' => $label, 'type' => $field->type, 'value' => $value];
            }
        }
    }
    leadclock_send([
        'id' => $entry['id'],
        'form_id' => $entry['form_id'],
        'form_name' => $form['title'],
        'source_url' => $entry['source_url'] ?? null,
        'submitted_at' => str_replace(' ', 'T', $entry['date_created']) . 'Z', // it keeps UTC
        'is_spam' => ($entry['status'] ?? '') === 'spam', // shown as suspect, and nobody is woken
        'answers' => $answers,
    ]);
}, 10, 2);

// Elementor Pro: fields as its own webhook names them.
add_action('elementor_pro/forms/new_record', function ($record, $handler) {
    $fields = array_map(fn($field) => [
        'type' => $field['type'],
        'title' => $field['title'],
        'value' => $field['raw_value'] ?? $field['value'],
    ], $record->get('fields'));
    $meta = array_map(fn($part) => $part['value'] ?? null, $record->get('meta') ?: []);
    leadclock_send([
        'form' => ['id' => $record->get_form_settings('id'), 'name' => $record->get_form_settings('form_name')],
        'fields' => $fields,
        'meta' => $meta,
    ]);
}, 10, 2);
