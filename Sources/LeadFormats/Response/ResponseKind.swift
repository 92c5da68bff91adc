/// What a response file does.
public enum ResponseKind: String, Equatable, Sendable, CaseIterable {
  /// Somebody reached the lead: the `first-response` clock ends.
  case contact
  /// Somebody tried to.
  case attempt
  /// A machine confirmed the arrival; no clock ends.
  case automaticAcknowledgement = "auto-ack"
  /// The sender takes the lead.
  case claim
  /// The lead goes to `to`.
  case assign
  /// The clocks stand still.
  case pause
  /// They go on.
  case resume
  /// The lead is over, with an outcome.
  case close
  /// It is not.
  case reopen
  /// The last response is taken back, the old deadline restored.
  case undo
  /// What happens next, by when, and whose move it is.
  case nextStep = "next-step"
  /// A remark.
  case note
  /// The person `target` is out.
  case away
  /// The person `target` is in again.
  case back
  /// Clocks run, nobody is told.
  case mute
  /// The lead's particulars are deleted.
  case erase
  /// The quarantined file `target` is read again.
  case quarantineRetry = "quarantine-retry"
  /// The quarantined file `target` is given up.
  case quarantineDiscard = "quarantine-discard"
  /// The delivery `target` is sent again.
  case deliveryRetry = "delivery-retry"
  /// The delivery `target` is given up.
  case deliveryDiscard = "delivery-discard"
  /// A message to `target`, to see whether it arrives.
  case testAlert = "test-alert"
  /// A sign of life through the whole chain.
  case canary

  /// Whether it is about a lead, which `lead` then must name.
  public var needsLead: Bool {
    switch self {
    case .contact, .attempt, .automaticAcknowledgement, .claim, .assign, .pause, .resume, .close,
      .reopen, .undo, .nextStep, .note, .erase:
      true
    case .away, .back, .mute, .quarantineRetry, .quarantineDiscard, .deliveryRetry,
      .deliveryDiscard, .testAlert, .canary:
      false
    }
  }

  /// Whether it is about a person, a file or a delivery, which `target` then must name.
  public var needsTarget: Bool {
    switch self {
    case .away, .back, .quarantineRetry, .quarantineDiscard, .deliveryRetry, .deliveryDiscard:
      true
    case .contact, .attempt, .automaticAcknowledgement, .claim, .assign, .pause, .resume, .close,
      .reopen, .undo, .nextStep, .note, .erase, .mute, .testAlert, .canary:
      false
    }
  }
}

/// How a lead ended.
public enum Outcome: String, Equatable, Sendable, CaseIterable {
  /// They bought.
  case won
  /// They bought elsewhere, or nothing.
  case lost
  /// They want nothing.
  case notInterested = "not-interested"
  /// The contact is somebody else's.
  case notThem = "not-them"
  /// Nobody could be reached.
  case unreachable
  /// There was no person.
  case spam
}

/// Whose move it is.
public enum WaitingOn: String, Equatable, Sendable, CaseIterable {
  /// Ours.
  case us
  /// The lead's.
  case them
}
