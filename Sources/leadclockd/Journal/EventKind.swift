import Ledger

/// The journal's name for each kind of event: one MESSAGE_ID each, explained by the catalog
/// (`journalctl -x`). They never change; a new kind of event gets a new one.
extension EventKind {
  /// 128 random bits as 32 hexadecimal digits; nil for what the journal is not told.
  var messageID: String? {
    switch self {
    case .leadReceived: "3d4c4f1643ee46fa9000ad5d51edc45f"
    case .leadDuplicate: "73b53928bde2414a9f2c487d1afecf81"
    case .leadRepeated: "cf55769dc7e442879baa2cc28ac51033"
    case .leadCompleted: "9930e07cfd3cf6745fbeccae7bd61455"
    case .leadImported: "14a52d10beaa4739bc3cae1c084ff296"
    case .signalReceived: "080ce859735b40d186e689bc24f612dc"
    case .testReceived: "5420800de85849ae8dace61537568a9e"
    case .fileQuarantined: "e4ccba4e32b1469c9cb3c497e1369f45"
    case .fileStalled: "2371b53530fd4e1096818cb8552feaf8"
    case .fileIgnored: "5a5d5584007c429380624dd101ff50e3"
    case .levelReached: "7007a30029e1470b9c1956474ade8e50"
    case .responseRecorded: "fb707f4c794b4cadba6237b9638f5707"
    case .leadAnswered: "a0016a098ea24bdbb8ee9d96c0ddcf1e"
    case .leadClosed: "2cb4a1cd04e145b28a13c8c213ad72bc"
    case .leadReopened: "62e6b29e134249d28dd05d3099d41b3f"
    case .nextStepDue: "e062fa9e691142ff97dfbdaa20c2fd1b"
    case .followUpDue: "71c7603945b2451092d15c97102aa104"
    case .ownerChanged: "99d5041498b74a4092bb0ef2cc6c3d86"
    case .inboxUnavailable: "a97c3818764b45ad995c078d5b8eeb33"
    case .inboxRecovered: "cc37f805dec648af87c98933f30df93b"
    case .drought: "68da3bf2565c45119b1259fc95542dd2"
    case .flood: "361f1e88e2f345039555da60b640a29d"
    case .diskLow: "9dbfaa069d5e4a7c9f1b1308198583dd"
    case .courierMissing: "5ad05d90753b4cfabc69f2e177c11707"
    case .deliveryFailed: "e7c132905a2e417ebbf3412309fbb3df"
    case .digest: "4a824377348047b9870e8f1d04f63bd8"
    case .configReloaded: "fb9363051640494e9d815afeb372bb0c"
    case .configRejected: "7ef460dc76d9417d8e739a49e0c25834"
    case .clockStepped: "b3552ab98ccf4a2ea5be2747ad74ec45"
    case .started: "e9749d9deed846d0a18ab894b0cc20b3"
    case .stopped: "d1083af9a9f94990aae6d4c3c0bd79e7"
    case .levelSkipped: nil
    }
  }
}
