/// The text of a mail's part by the charset it declares, read as browsers read it (WHATWG
/// Encoding): senders name the smaller set and write the larger.
enum MailCharset {
  /// The text of bytes; what is declared wrongly or not at all is guessed.
  static func text(_ bytes: [UInt8], declared: String?) -> String {
    let name = (declared ?? "").filter { $0 != "\"" && $0 != "'" }.trimmed.lowercased()
    switch name {
    case "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "unknown",
      "default", "8bit", "binary", "default_charset", "_charset":
      return guess(bytes)
    case "utf-8", "utf8", "utf-8-bom", "unicode-1-1-utf-8", "utf8mb4":
      return utf8(bytes)
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "windows-1252",
      "cp1252", "x-ansi", "ansi", "x-user-defined":
      return bytes.allSatisfy({ $0 < 0x80 }) || !Charset.isUTF8(bytes)
        ? Charset.windows1252(bytes) : Charset.text(bytes)
    default:
      guard name.utf8.count <= 40, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }),
        let text = MailLibrary.convert(bytes, from: larger[name] ?? name)
      else { return guess(bytes) }
      return text
    }
  }

  private static func guess(_ bytes: [UInt8]) -> String {
    String(decoding: Charset.decode(bytes).bytes, as: UTF8.self)
  }

  /// UTF-8 with a few bad bytes is UTF-8 still; with nothing good in it, it is not.
  private static func utf8(_ bytes: [UInt8]) -> String {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if Charset.isUTF8(content) { return String(decoding: content, as: UTF8.self) }
    let repaired = String(decoding: withoutCutEnd(content), as: UTF8.self)
    let bad = repaired.unicodeScalars.count { $0 == "\u{FFFD}" }
    let good = repaired.unicodeScalars.count { $0.value >= 0x80 && $0 != "\u{FFFD}" }
    return bad > good ? Charset.text(bytes) : repaired
  }

  /// The bytes without a last character of which only the beginning is there.
  private static func withoutCutEnd(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let tail = bytes.suffix(3)
    guard let start = tail.lastIndex(where: { $0 >= 0xC0 }),
      tail[(start + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return bytes[...] }
    let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : 2
    return bytes.count - start < length ? bytes[..<start] : bytes[...]
  }

  /// The superset to read a declared charset as, by iconv's names.
  private static let larger: [String: String] = [
    "gb2312": "GB18030", "gb_2312-80": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030",
    "euc-cn": "GB18030", "cp936": "GB18030", "shift_jis": "CP932", "shift-jis": "CP932",
    "sjis": "CP932", "x-sjis": "CP932", "windows-31j": "CP932", "euc-kr": "UHC",
    "ks_c_5601-1987": "UHC", "ksc5601": "UHC", "ks_c_5601": "UHC", "cp949": "UHC",
    "iso-2022-jp": "ISO-2022-JP-3", "cp50220": "ISO-2022-JP-3", "x-euc-jp": "EUC-JP",
    "big5": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS", "cp950": "BIG5-HKSCS",
    "iso-8859-9": "CP1254", "iso-8859-11": "CP874", "tis-620": "CP874",
    "iso-8859-8-i": "ISO-8859-8", "x-mac-roman": "MACINTOSH", "x-cp1250": "CP1250",
    "x-cp1251": "CP1251", "unicode": "UTF-16", "utf-16le": "UTF-16LE", "ucs-2": "UTF-16",
    "unicode-1-1-utf-7": "UTF-7", "x-unicode-2-0-utf-7": "UTF-7", "koi8": "KOI8-R",
  ]

  /// The charsets of real mail, by iconv's names.
  static let known: [String] =
    (1...16).filter { $0 != 12 }.map { "ISO-8859-\($0)" } + (0...8).map { "CP125\($0)" }
    + [
      "KOI8-R", "KOI8-U", "GB2312", "GBK", "GB18030", "BIG5", "BIG5-HKSCS", "ISO-2022-JP",
      "ISO-2022-JP-2", "ISO-2022-JP-3", "SJIS", "CP932", "EUC-JP", "EUC-KR", "UHC", "ISO-2022-KR",
      "UTF-7", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UCS-2BE", "CP874", "TIS-620",
      "MACINTOSH", "IBM850", "IBM852", "CP866", "EUC-TW", "JOHAB", "TCVN", "ARMSCII-8",
      "GEORGIAN-ACADEMY",
    ]
}
