#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock
have php || exit 0

# wordpress PLUGIN FOLDER: as the site's account.
wordpress() { as forms php "$writers/wordpress.php" "$1" "$2" 2>/run/keep/php; }

for plugin in contact_form_7 gravity_forms elementor; do
  people_of $plugin
  later=$(wordpress $plugin "$inbox/$plugin" <"$staged/$plugin.people")
  expect_equal "$plugin: what is left for later" "[]" "$later"
  expect_equal "$plugin: what PHP said" "" "$(cat /run/keep/php)"
done
expect_people contact_form_7 gravity_forms elementor

# A folder that cannot be written: nothing is lost, and the site's log says so without a name.
people_of later
later=$(wordpress elementor "$inbox/none" <"$staged/later.people")
expect_equal "warnings" 10 "$(grep -c 'cannot be written' /run/keep/php)"
expect_equal "people in the log" 0 "$(grep -c 'customer.example' /run/keep/php || true)"
expect_equal "what is left" "[]" "$(wordpress again "$inbox/later" <<<"$later")"
expect_people contact_form_7 gravity_forms elementor later
