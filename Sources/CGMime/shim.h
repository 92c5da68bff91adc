#include <gmime/gmime.h>

// GLib's casts and type questions are macros, which Swift cannot import.
static inline int leadclock_mime_is_multipart(GMimeObject *object) { return GMIME_IS_MULTIPART(object); }
static inline int leadclock_mime_is_part(GMimeObject *object) { return GMIME_IS_PART(object); }
static inline int leadclock_mime_is_message_part(GMimeObject *object) { return GMIME_IS_MESSAGE_PART(object); }
