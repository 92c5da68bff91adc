<?php
// wordpress.php PLUGIN INBOX <PEOPLE: calls the example's hooks as WordPress and the plugin would, once
// for each person; prints what the example scheduled for later. With the plugin "again" it is called
// with that, as WP-Cron would.

define('LEADCLOCK_INBOX', $argv[2]);
$hooks = [];
$later = [];
function add_action($name, $call, $priority = 10, $accepted = 1)
{
    global $hooks;
    $hooks[$name][] = [$call, $accepted];
}
function do_action($name, &...$arguments)
{
    global $hooks;
    foreach ($hooks[$name] ?? [] as [$call, $accepted]) {
        $passed = [];
        for ($place = 0; $place < $accepted; $place++) {
            $passed[] = &$arguments[$place];
        }
        $call(...$passed);
    }
}
function wp_schedule_single_event($time, $name, $arguments)
{
    global $later;
    $time > time() && $later[] = [$name, $arguments];
    return true;
}

class Form
{
    function id() { return 12; }
    function title() { return 'Contact form 1'; }
}
class Submission
{
    function __construct(private array $posted) {}
    function get_posted_data() { return $this->posted; }
    function get_meta($name)
    {
        return ['url' => 'https://site.example/contact/', 'remote_ip' => '203.0.113.9'][$name] ?? null;
    }
}
class Record
{
    function __construct(private array $fields) {}
    function get($what)
    {
        return $what === 'fields' ? $this->fields : [
            'page_url' => ['title' => 'Page URL', 'value' => 'https://site.example/contact/'],
            'remote_ip' => ['title' => 'Remote IP', 'value' => '203.0.113.9'],
            'credit' => ['title' => 'Powered by', 'value' => 'Elementor'],
        ];
    }
    function get_form_settings($name) { return ['id' => 'ab12cd3', 'form_name' => 'Contact'][$name] ?? null; }
}

function contact_form_7($person, $number)
{
    $abort = false;
    $form = new Form();
    $submission = new Submission([
        'your-name' => $person['name'], 'your-email' => $person['email'], 'your-phone' => $person['phone'],
        'your-message' => $person['message'], 'services' => ['Roof', 'Door'],
    ]);
    do_action('wpcf7_before_send_mail', $form, $abort, $submission);
    $abort === false || exit('the mail was stopped');
}
function gravity_forms($person, $number)
{
    [$first, $last] = explode(' ', $person['name'], 2);
    $field = fn($id, $type, $label, $inputs = null) =>
        (object) ['id' => $id, 'type' => $type, 'label' => $label, 'inputs' => $inputs];
    $form = ['id' => 47, 'title' => 'Contact us', 'fields' => [
        $field(1, 'name', 'Name', [['id' => '1.3', 'label' => 'First'], ['id' => '1.6', 'label' => 'Last'],
            ['id' => '1.8', 'label' => 'Suffix']]),
        $field(2, 'email', 'Email'), $field(3, 'phone', 'Phone'), $field(4, 'textarea', 'How can we help?'),
        $field(5, 'checkbox', 'Interested in', [['id' => '5.1', 'label' => 'Roof'], ['id' => '5.2', 'label' => 'Door']]),
    ]];
    $entry = ['id' => (string) (4530 + $number), 'form_id' => '47', 'status' => 'active', 'is_read' => '0',
        'date_created' => gmdate('Y-m-d H:i:s'), 'source_url' => 'https://site.example/contact/',
        'ip' => '203.0.113.9', 'user_agent' => 'Mozilla/5.0', '1.3' => $first, '1.6' => $last, '1.8' => '',
        '2' => $person['email'], '3' => $person['phone'], '4' => $person['message'], '5.1' => 'Roof', '5.2' => ''];
    do_action('gform_after_submission', $entry, $form);
}
function elementor($person, $number)
{
    $field = fn($id, $type, $title, $value) => ['id' => $id, 'type' => $type, 'title' => $title,
        'value' => htmlspecialchars($value), 'raw_value' => $value, 'required' => ''];
    $record = new Record([
        'name' => $field('name', 'text', 'Name', $person['name']),
        'email' => $field('email', 'email', 'E-Mail', $person['email']),
        'field_7c1' => $field('field_7c1', 'tel', 'Telefon', $person['phone']),
        'message' => $field('message', 'textarea', 'Nachricht', $person['message']),
    ]);
    $handler = null;
    do_action('elementor_pro/forms/new_record', $record, $handler);
}

require __DIR__ . '/../../config/examples/wordpress.php';
$given = json_decode(stream_get_contents(STDIN), true);
if ($argv[1] === 'again') {
    foreach ($given as [$name, $arguments]) {
        do_action($name, ...$arguments);
    }
} else {
    array_map($argv[1], $given, array_keys($given));
}
echo json_encode($later), "\n";
