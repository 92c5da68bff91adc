/// What an event of the ledger records; the journal's LEADCLOCK_EVENT uses the same words.
public enum EventKind: String, Hashable, Sendable, CaseIterable {
  /// A lead has its number, its owner and its clock.
  case leadReceived = "lead-received"
  /// An arrival repeated what a lead had said.
  case leadDuplicate = "lead-duplicate"
  /// Somebody whose lead is still open wrote again.
  case leadRepeated = "repeat"
  /// The contact of a lead came in, of which only a notice was there.
  case leadCompleted = "lead-completed"
  /// A lead too old to be answered became history.
  case leadImported = "lead-imported"
  /// Attention without a way to reach anyone.
  case signalReceived = "signal-received"
  /// A test lead came through.
  case testReceived = "test-received"
  /// A file was put aside, with its reason.
  case fileQuarantined = "file-quarantined"
  /// A file has lain in an inbox for a while and is not taken yet.
  case fileStalled = "file-stalled"
  /// A file, or records of one, are about something else than a lead.
  case fileIgnored = "file-ignored"
  /// A clock reached a level.
  case levelReached = "level-reached"
  /// A level was passed over because a higher one was already due.
  case levelSkipped = "level-skipped"
  /// A response was kept and changed no clock.
  case responseRecorded = "response-recorded"
  /// A lead was answered.
  case leadAnswered = "lead-answered"
  /// A lead was closed.
  case leadClosed = "lead-closed"
  /// A lead is owed something again.
  case leadReopened = "lead-reopened"
  /// A planned step is due.
  case nextStepDue = "next-step-due"
  /// A planned attempt is due.
  case followUpDue = "follow-up-due"
  /// A lead has another owner.
  case ownerChanged = "owner-changed"
  /// A folder cannot be watched or read.
  case inboxUnavailable = "inbox-unavailable"
  /// The folder is back.
  case inboxRecovered = "inbox-recovered"
  /// A source is silent for longer than usual.
  case drought
  /// A source sends far more than usual.
  case flood
  /// Little room is left.
  case diskLow = "disk-low"
  /// Messages wait and nobody delivers them.
  case courierMissing = "courier-missing"
  /// A person cannot be reached by a channel.
  case deliveryFailed = "delivery-failed"
  /// What can wait, all at once.
  case digest
  /// A new configuration is in force.
  case configReloaded = "config-reloaded"
  /// A new configuration was refused; the old one is in force.
  case configRejected = "config-rejected"
  /// The wall clock was set.
  case clockStepped = "clock-stepped"
  /// The service runs.
  case started
  /// The service has ended by itself.
  case stopped
}
