import Testing

@testable import LeadFormats

@Suite struct CharsetTests {
  private static let samples: [(name: String, text: String, bytes: String)] = [
    (
      "Windows-1252", "José Muñoz — “¿cuánto cuesta?” 20 €",
      "4a6f73e9204d75f16f7a20972093bf6375e16e746f206375657374613f942032302080"
    ),
    ("Windows-1252", "Jürgen Müller, Straße 5", "4afc7267656e204dfc6c6c65722c2053747261df652035"),
    ("Windows-1252", "Søren Kjær Åse", "53f872656e204b6ae67220c57365"),
    (
      "Windows-1252", "François Lefèvre, déjà reçu",
      "4672616ee76f6973204c6566e87672652c2064e96ae0207265e775"
    ),
    ("ISO-8859-15", "Žofie cœur 20 €", "b46f6669652063bd757220323020a4"),
    (
      "ISO-8859-2", "Łukasz Wiśniewski, proszę o wycenę",
      "a3756b61737a205769b66e696577736b692c2070726f737aea206f20777963656eea"
    ),
    (
      "Windows-1250", "Zażółć gęślą jaźń, proszę",
      "5a61bff3b3e62067ea9c6cb9206a619ff12c2070726f737aea"
    ),
    ("Windows-1250", "Jiří Dvořák, děkuji", "4a69f8ed2044766ff8e16b2c2064ec6b756a69"),
    (
      "ISO-8859-2", "Kőszegi Győző, kérek árajánlatot",
      "4bf5737a656769204779f57af52c206be972656b20e172616ae16e6c61746f74"
    ),
    (
      "Windows-1251", "Иван Петров, прошу перезвонить",
      "c8e2e0ed20cfe5f2f0eee22c20eff0eef8f320efe5f0e5e7e2eeede8f2fc"
    ),
    (
      "KOI8-R", "Иван Петров, прошу перезвонить",
      "e9d7c1ce20f0c5d4d2cfd72c20d0d2cfdbd520d0c5d2c5dad7cfcec9d4d8"
    ),
    ("KOI8-R", "Ольга", "efccd8c7c1"),
    ("Windows-1251", "Мария Соколова", "cce0f0e8ff20d1eeeaeeebeee2e0"),
    (
      "Windows-1254", "Şahin Yıldız, teşekkürler, fiyat öğrenmek istiyorum",
      "de6168696e2059fd6c64fd7a2c207465fe656b6bfc726c65722c20666979617420f6f072656e6d656b2069737469796f72756d"
    ),
    (
      "Shift_JIS", "山田太郎 お見積もりをお願いします",
      "8e52936391be98592082a88ca990cf82e082e882f082a88ae882a282b582dc82b7"
    ),
    (
      "EUC-JP", "山田太郎 お見積もりをお願いします",
      "bbb3c5c4c2c0cfba20a4aab8abc0d1a4e2a4eaa4f2a4aab4eaa4a4a4b7a4dea4b9"
    ),
    (
      "ISO-2022-JP", "山田太郎 お見積もりをお願いします",
      "1b24423b33454442404f3a1b2842201b2442242a382b40512462246a2472242a346a24242437245e24391b2842"
    ),
    ("Shift_JIS", "田中ヒロシ", "936392868371838d8356"),
    ("GB18030", "王小明 请问产品的价格是多少", "cdf5d0a1c3f720c7ebcecab2fac6b7b5c4bcdbb8f1cac7b6e0c9d9"),
    ("GB18030", "张伟", "d5c5ceb0"),
    ("Big5", "王小明 請問產品的價格是多少", "a4fda470a9fa20bdd0b0ddb2a3ab7eaababbf9aee6ac4fa668a4d6"),
    ("Big5", "陳美玲 小姐", "b3afacfcacc220a470a96a"),
    ("EUC-KR", "김민수 견적을 부탁드립니다", "b1e8b9cebcf620b0dfc0fbc0bb20bacec5b9b5e5b8b3b4cfb4d9"),
    ("EUC-KR", "이영희", "c0ccbfb5c8f1"),
  ]

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal.utf8)
    return stride(from: 0, to: digits.count, by: 2).compactMap { Hexadecimal.byte(digits, at: $0) }
  }

  private func file(_ sample: (name: String, text: String, bytes: String), _ head: String)
    -> [UInt8]
  {
    Array((head + "{\"email\":\"a@example.com\",\"message\":\"").utf8) + Self.bytes(sample.bytes)
      + Array("\"}".utf8)
  }

  @Test(arguments: samples.indices)
  func `what names no charset is read by what it looks like`(_ place: Int) throws {
    let sample = Self.samples[place]
    let read = Recogniser(ownDomains: []).recognise(file(sample, ""), fileName: "a")
    guard case .findings(let found, _) = read else { return _ = Issue.record("\(read)") }
    #expect(found[0].lead.message == sample.text)
    #expect(found[0].warnings.count == 1)
  }

  @Test(arguments: samples.indices)
  func `a charset that is named is followed`(_ place: Int) {
    let sample = Self.samples[place]
    #expect(Charset.text(Self.bytes(sample.bytes), named: sample.name) == sample.text)
    #expect(
      Charset.text(Self.bytes(sample.bytes), named: "x-" + sample.name.lowercased()) == sample.text)
  }

  @Test func `every name that documents use is known`() {
    for name in [
      "latin1", "ISO_8859-1", "us-ascii", "cp1252", "Windows-1252", "gb2312", "GBK", "sjis",
      "x-sjis", "Windows-31J", "euc_kr", "ks_c_5601-1987", "big5-hkscs", "koi8-u", "iso-8859-9",
      "windows-1256", "macintosh", "tis-620", "ISO-8859-15", "iso-8859-13",
    ] {
      #expect(KnownCharset(named: name) != nil, "\(name)")
    }
    #expect(KnownCharset(named: "utf-8") == nil)
    #expect(KnownCharset(named: "") == nil)
    #expect(KnownCharset(named: String(repeating: "a", count: 1000)) == nil)
    for charset in KnownCharset.allCases {
      #expect(CharsetConverter.decode([0x41], from: charset)?.bytes == [0x41], "\(charset)")
    }
  }

  @Test func `letters that a mark may follow are not held back`() {
    #expect(Charset.text([0xF9, 0xEC, 0xE5, 0xED], named: "windows-1255") == "שלום")
    #expect(Charset.text([0x4A, 0xE2, 0xE9], named: "windows-1258") == "Jâé")
  }

  @Test func `UTF-16 is read in both orders, with a mark and without`() throws {
    for text in [
      #"{"name":"José 東京","email":"a@example.com"}"#,
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a><name>José 東京</name><email>a@example.com</email></a>",
      "name,email\r\nJosé 東京,a@example.com\r\n", "name=José 東京&email=a@example.com",
      "Name: José 東京\r\nEmail: a@example.com\r\n",
      "BEGIN:VCARD\r\nFN:José 東京\r\nEMAIL:a@example.com\r\nEND:VCARD\r\n",
    ] {
      for highFirst in [true, false] {
        let units = text.utf16.flatMap { unit in
          highFirst
            ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        for bytes in [units, (highFirst ? [0xFE, 0xFF] : [0xFF, 0xFE]) + units] {
          let read = Recogniser(ownDomains: []).recognise(bytes, fileName: "a")
          guard case .findings(let found, _) = read else {
            Issue.record("\(text): \(read)")
            continue
          }
          #expect(found[0].lead.contact == Contact(fullName: "José 東京", email: "a@example.com"))
        }
      }
    }
  }

  @Test func `a form says its charset or shows it in all its fields together`() throws {
    func percent(_ hexadecimal: String) -> String {
      Self.bytes(hexadecimal).map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    let name = Self.samples.first { $0.name == "Shift_JIS" }!
    let form = "email=a%40example.com&comment=\(percent(name.bytes))"
    #expect(try only(form).lead.message == name.text)
    let polish = "_charset_=iso-8859-2&name=%A3uk&email=a%40example.com"
    #expect(try only(polish).lead.contact.fullName == "Łuk")
  }

  @Test func `random bytes are decoded by anything without a trap, every byte in its turn`() {
    var dice = Dice(seed: 7)
    for _ in 0..<200 {
      let bytes = (0..<dice.number(0..<200)).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      for charset in KnownCharset.allCases {
        let output = CharsetConverter.decode(bytes, from: charset)
        #expect(output != nil)
        #expect(String(validating: output?.bytes ?? [], as: UTF8.self) != nil)
      }
      _ = Charset.decode(bytes)
    }
  }
}
