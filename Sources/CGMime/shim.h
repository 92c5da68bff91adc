#include <gmime/gmime.h>
#include <iconv.h>
#include <string.h>

// GLib's casts and type questions are macros, which Swift cannot import.
static inline int leadclock_mime_is_multipart(GMimeObject *object) { return GMIME_IS_MULTIPART(object); }
static inline int leadclock_mime_is_part(GMimeObject *object) { return GMIME_IS_PART(object); }
static inline int leadclock_mime_is_message_part(GMimeObject *object) { return GMIME_IS_MESSAGE_PART(object); }

static inline void leadclock_mime_release(void *object) { g_object_unref(object); }

// Headers that hold raw bytes are tried in these charsets, the first that fits.
static inline GMimeParserOptions *leadclock_mime_options(void) {
  static const char *charsets[] = {"utf-8", "windows-1252", "iso-8859-1", NULL};
  GMimeParserOptions *options = g_mime_parser_options_new();
  g_mime_parser_options_set_fallback_charsets(options, charsets);
  return options;
}

// The mail in a buffer, which is copied; NULL when it is none.
static inline GMimeMessage *leadclock_mime_parse(
    GMimeParserOptions *options, const char *bytes, size_t count) {
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, count);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage *message = g_mime_parser_construct_message(parser, options);
  g_object_unref(parser);
  g_object_unref(stream);
  return message;
}

static inline GMimeObject *leadclock_mime_object(GMimeMessage *message) {
  return GMIME_OBJECT(message);
}

static inline int leadclock_mime_header_count(GMimeObject *object) {
  return g_mime_header_list_get_count(g_mime_object_get_header_list(object));
}

static inline GMimeHeader *leadclock_mime_header(GMimeObject *object, int index) {
  return g_mime_header_list_get_header_at(g_mime_object_get_header_list(object), index);
}

static inline int leadclock_mime_child_count(GMimeObject *multipart) {
  return g_mime_multipart_get_count(GMIME_MULTIPART(multipart));
}

static inline GMimeObject *leadclock_mime_child(GMimeObject *multipart, int index) {
  return g_mime_multipart_get_part(GMIME_MULTIPART(multipart), index);
}

static inline GMimeObject *leadclock_mime_inner_message(GMimeObject *part) {
  GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
  return message ? GMIME_OBJECT(message) : NULL;
}

static inline const char *leadclock_mime_type(GMimeObject *object) {
  return g_mime_content_type_get_media_type(g_mime_object_get_content_type(object));
}

static inline const char *leadclock_mime_subtype(GMimeObject *object) {
  return g_mime_content_type_get_media_subtype(g_mime_object_get_content_type(object));
}

static inline const char *leadclock_mime_file_name(GMimeObject *object) {
  return GMIME_IS_PART(object) ? g_mime_part_get_filename(GMIME_PART(object))
                               : g_mime_object_get_content_disposition_parameter(object, "filename");
}

static inline const char *leadclock_mime_disposition(GMimeObject *object) {
  return g_mime_object_get_disposition(object);
}

// A part's content with its transfer encoding undone, or an inner message as it came.
static inline GMimeStream *leadclock_mime_content(GMimeObject *object) {
  GMimeStream *stream = g_mime_stream_mem_new();
  if (GMIME_IS_PART(object)) {
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
    if (content) g_mime_data_wrapper_write_to_stream(content, stream);
  } else {
    g_mime_object_write_to_stream(object, NULL, stream);
  }
  return stream;
}

static inline GByteArray *leadclock_mime_bytes(GMimeStream *stream) {
  return g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
}

static inline InternetAddress *leadclock_mime_address(InternetAddressList *list, int index) {
  return internet_address_list_get_address(list, index);
}

// The address of a mailbox; NULL for a group.
static inline const char *leadclock_mime_mailbox(InternetAddress *address) {
  return INTERNET_ADDRESS_IS_MAILBOX(address)
             ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)) : NULL;
}

// The members of a group; NULL for a mailbox.
static inline InternetAddressList *leadclock_mime_members(InternetAddress *address) {
  return INTERNET_ADDRESS_IS_GROUP(address)
             ? internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)) : NULL;
}

// Converts a charset to UTF-8 with what is no text in it as U+FFFD; the length written, -1 when the
// charset is not known here. `capacity` of four times the bytes and eight more is always enough.
static inline ptrdiff_t leadclock_iconv(
    const char *charset, const char *bytes, size_t count, char *output, size_t capacity) {
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return -1;
  char *input = (char *)bytes, *start = output;
  while (count > 0) {
    if (iconv(converter, &input, &count, &output, &capacity) != (size_t)-1) break;
    if (capacity < 8) break;
    memcpy(output, "\xEF\xBF\xBD", 3);
    output += 3, capacity -= 3;
    input += 1, count -= 1;
  }
  iconv(converter, NULL, NULL, &output, &capacity);
  iconv_close(converter);
  return output - start;
}

// Opens a converter and keeps it, so that its module stays loaded.
static inline int leadclock_iconv_keep(const char *charset) {
  return iconv_open("UTF-8", charset) != (iconv_t)-1 && iconv_open(charset, "UTF-8") != (iconv_t)-1;
}
