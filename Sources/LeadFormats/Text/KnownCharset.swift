/// The character sets that lead files and mails come in besides UTF-8 and UTF-16, by the names of
/// glibc's iconv. What the web calls by an older name is read as its superset, as browsers do
/// (WHATWG Encoding): ISO-8859-1 is Windows-1252, Shift_JIS is CP932, GB2312 is GB18030.
enum KnownCharset: String, CaseIterable, Sendable {
  case windows1250 = "CP1250"
  case windows1251 = "CP1251"
  case windows1252 = "CP1252"
  case windows1253 = "CP1253"
  case windows1254 = "CP1254"
  case windows1255 = "CP1255"
  case windows1256 = "CP1256"
  case windows1257 = "CP1257"
  case windows1258 = "CP1258"
  case thai = "CP874"
  case latin2 = "ISO-8859-2"
  case latin3 = "ISO-8859-3"
  case latin4 = "ISO-8859-4"
  case cyrillic = "ISO-8859-5"
  case arabic = "ISO-8859-6"
  case greek = "ISO-8859-7"
  case hebrew = "ISO-8859-8"
  case latin6 = "ISO-8859-10"
  case latin7 = "ISO-8859-13"
  case latin8 = "ISO-8859-14"
  case latin9 = "ISO-8859-15"
  case latin10 = "ISO-8859-16"
  case koi8r = "KOI8-R"
  case koi8u = "KOI8-U"
  case macRoman = "MACINTOSH"
  case shiftJIS = "CP932"
  case eucJP = "EUC-JP"
  case iso2022JP = "ISO-2022-JP"
  case gb18030 = "GB18030"
  case big5 = "BIG5-HKSCS"
  case eucKR = "UHC"

  /// Whether one byte is one character, so that a table of 128 says everything.
  var isSingleByte: Bool {
    switch self {
    case .shiftJIS, .eucJP, .iso2022JP, .gb18030, .big5, .eucKR: false
    default: true
    }
  }

  /// The name that people know it by.
  var title: String {
    switch self {
    case .shiftJIS: "Shift_JIS"
    case .eucKR: "EUC-KR"
    case .big5: "Big5"
    case .thai: "Windows-874"
    case .macRoman: "Macintosh"
    default: rawValue.hasPrefix("CP") ? "Windows-" + rawValue.dropFirst(2) : rawValue
    }
  }

  /// The charset of a name as documents declare it; nil for UTF-8, UTF-16 and unknown ones.
  init?(named name: String) {
    guard name.utf8.count <= 40 else { return nil }
    let key = FieldKey.plain(name)
    let bare = key.hasPrefix("x") ? String(key.dropFirst()) : key
    guard let known = Self.names[key] ?? Self.names[bare] else { return nil }
    self = known
  }

  private static let names: [String: KnownCharset] = {
    var names: [String: KnownCharset] = [
      "iso88591": .windows1252, "latin1": .windows1252, "l1": .windows1252, "ascii": .windows1252,
      "usascii": .windows1252, "ansi": .windows1252, "iso88599": .windows1254,
      "latin5": .windows1254, "iso885911": .thai, "tis620": .thai, "windows874": .thai,
      "latin2": .latin2, "latin9": .latin9, "iso88598i": .hebrew, "koi8": .koi8r,
      "koi8ru": .koi8u, "mac": .macRoman, "macintosh": .macRoman, "macroman": .macRoman,
      "shiftjis": .shiftJIS, "sjis": .shiftJIS, "mskanji": .shiftJIS, "windows31j": .shiftJIS,
      "ms932": .shiftJIS, "eucjpms": .eucJP, "ujis": .eucJP, "gb2312": .gb18030, "gbk": .gb18030,
      "cp936": .gb18030, "windows936": .gb18030, "euccn": .gb18030, "hzgb2312": .gb18030,
      "big5": .big5, "big5hkscs": .big5, "cp950": .big5, "windows950": .big5, "cnbig5": .big5,
      "euckr": .eucKR, "ksc56011987": .eucKR, "ksc5601": .eucKR, "cp949": .eucKR,
      "windows949": .eucKR, "ms949": .eucKR, "ks": .eucKR,
    ]
    for charset in allCases {
      names[FieldKey.plain(charset.rawValue)] = charset
      names[FieldKey.plain(charset.title)] = charset
      // `iso8859_15` and `iso-8859-15` alike are handled by the plain key.
    }
    return names
  }()
}
