extension Finding {
  /// The warning of a lead that its sender says was sent before.
  public static let resendWarning = "the sender says that this lead was sent before"

  /// Whether the sender says that this lead was sent before: it starts no second clock.
  public var isResend: Bool { warnings.contains(Self.resendWarning) }
}
