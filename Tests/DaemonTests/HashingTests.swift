import Testing

@testable import leadclockd

@Suite struct HashingTests {
  @Test func `SHA-256 gives what FIPS 180-4 says`() {
    #expect(
      Hashing.hex(Hashing.digest(Array("abc".utf8)))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Hashing.hex(Hashing.digest([]))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    let long = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
    #expect(
      Hashing.hex(Hashing.digest(long))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  @Test func `keyed hashes are the first half of what RFC 4231 says`() {
    let key = [UInt8](repeating: 0x0B, count: 20)
    #expect(
      Hashing.hex(Hashing.keyed("Hi There", secret: key)) == "b0344c61d8db38535ca8afceaf0bf12b")
    #expect(
      Hashing.hex(Hashing.keyed("what do ya want for nothing?", secret: Array("Jefe".utf8)))
        == "5bdcc146bf60754e6a042426089575c7")
    let long = [UInt8](repeating: 0xAA, count: 131)
    #expect(
      Hashing.hex(
        Hashing.keyed("Test Using Larger Than Block-Size Key - Hash Key First", secret: long))
        == "60e431591ee0b67f0d8a26aacbf5b77f")
  }

  @Test func `a key depends on every part and on where parts end`() {
    let secret: [UInt8] = [1, 2, 3]
    let keys = [["a", "b"], ["ab"], ["a", "c"], ["b", "a"], ["a", "b", ""]].map {
      Hashing.key($0, secret: secret)
    }
    #expect(Set(keys).count == keys.count)
    #expect(Hashing.key(["a", "b"], secret: [1, 2, 4]) != keys[0])
    #expect(keys.allSatisfy { $0.utf8.count == 32 })
  }
}
