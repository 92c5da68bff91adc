#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What libphonenumber makes of a number.
enum {
  LEADCLOCK_PHONE_UNKNOWN = 0,   // no number, or none that its country could have given out
  LEADCLOCK_PHONE_POSSIBLE = 1,  // the right length for its country
  LEADCLOCK_PHONE_VALID = 2,     // in a range that its country gives out
};

/// Reads a number as people of a region write it (ISO 3166-1 alpha-2, or "" for none: then only
/// international numbers are read). Writes its E.164 form and its extension, both ended by zero;
/// `e164` needs 32 bytes, `extension` 32. Never throws.
int leadclock_phone_read(
    const char *number, size_t length, const char *region, char *e164, char *extension);

/// Whether people of a region dial a 0 before a number of their own country, so that one without it
/// is none of theirs.
int leadclock_phone_dials_zero(const char *region);

/// Whether a region is one of which the rules are known.
int leadclock_phone_region_known(const char *region);

#ifdef __cplusplus
}
#endif
