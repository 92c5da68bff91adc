#include "CPhone.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <set>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

// What a caller's buffer of 32 bytes holds beside its zero.
constexpr size_t kLongest = 31;

bool copy(const std::string &text, char *target) {
  if (text.size() > kLongest) return false;
  std::memcpy(target, text.c_str(), text.size() + 1);
  return true;
}

}  // namespace

int leadclock_phone_read(
    const char *number, size_t length, const char *region, char *e164, char *extension) {
  e164[0] = 0;
  extension[0] = 0;
  // The library's own limit is 250; longer text is refused before it is copied.
  if (length > 250) return LEADCLOCK_PHONE_UNKNOWN;
  try {
    const PhoneNumberUtil &rules = *PhoneNumberUtil::GetInstance();
    PhoneNumber parsed;
    const std::string where = region[0] == 0 ? "ZZ" : region;
    if (rules.Parse(std::string(number, length), where, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR)
      return LEADCLOCK_PHONE_UNKNOWN;
    if (!rules.IsPossibleNumber(parsed)) return LEADCLOCK_PHONE_UNKNOWN;
    std::string formatted;
    rules.Format(parsed, PhoneNumberUtil::E164, &formatted);
    if (!copy(formatted, e164)) return LEADCLOCK_PHONE_UNKNOWN;
    if (!copy(parsed.extension(), extension)) extension[0] = 0;
    return rules.IsValidNumber(parsed) ? LEADCLOCK_PHONE_VALID : LEADCLOCK_PHONE_POSSIBLE;
  } catch (...) {
    e164[0] = 0;
    return LEADCLOCK_PHONE_UNKNOWN;
  }
}

int leadclock_phone_dials_zero(const char *region) {
  try {
    std::string prefix;
    PhoneNumberUtil::GetInstance()->GetNddPrefixForRegion(region, true, &prefix);
    return prefix == "0";
  } catch (...) {
    return 0;
  }
}

int leadclock_phone_region_known(const char *region) {
  try {
    std::set<std::string> regions;
    PhoneNumberUtil::GetInstance()->GetSupportedRegions(&regions);
    return regions.count(region) != 0;
  } catch (...) {
    return 0;
  }
}
