import Glibc
import Testing

@testable import leadclockd

@Suite struct AccountTests {
  @Test func `an account has its name, and one that does not exist has none`() {
    let accounts = Accounts()
    #expect(accounts.name(of: 0) == "root")
    #expect(accounts.name(of: 0) == "root")
    #expect(accounts.name(of: 4_000_000_001) == nil)
  }
}
