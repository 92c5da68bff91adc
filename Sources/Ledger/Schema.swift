/// The tables of the ledger, version 1.
///
/// `events` is the record: append-only, without personal data. `leads` and `clocks` are a fold of
/// it. `particulars`, `notes`, `identities` and `files` hold what people wrote and is erased with
/// them. `deliveries`, `receipts` and `responses` carry the marks of what was told and done.
enum Schema {
  /// Stored in SQLite's `user_version`; a newer ledger is refused by an older program.
  static let version: Int64 = 1
  /// Stored in SQLite's `application_id`: "LCLK".
  static let application: Int64 = 0x4C43_4C4B

  /// Files that were put aside and are read again: where they lie, and what they became. Ledgers of
  /// before the first release lack it and get it when they are opened.
  static let retries = """
    CREATE TABLE IF NOT EXISTS retries (
    file INTEGER PRIMARY KEY, path TEXT NOT NULL, inode INTEGER NOT NULL, became INTEGER);
    CREATE INDEX IF NOT EXISTS retries_unread ON retries (path) WHERE became IS NULL;
    CREATE INDEX IF NOT EXISTS retries_read ON retries (became) WHERE became IS NOT NULL;
    """

  static let tables = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE events (
    seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, kind TEXT NOT NULL,
    lead INTEGER, key TEXT, priority INTEGER, source TEXT, origin TEXT, lead_kind TEXT,
    owner TEXT, previous_owner TEXT, team TEXT, policy TEXT, route INTEGER, clock TEXT,
    level TEXT, rung INTEGER, started_ms INTEGER, due_ms INTEGER, target_ms INTEGER,
    target TEXT, waited_ms INTEGER, business_ms INTEGER, next_ms INTEGER, count INTEGER,
    told TEXT, response TEXT, deed TEXT, by_person TEXT, uid INTEGER, given_ms INTEGER,
    channel TEXT, outcome TEXT, waiting_on TEXT, next_step_ms INTEGER, file INTEGER,
    record INTEGER, reason TEXT, has TEXT, format TEXT, arrived_ms INTEGER,
    submitted_ms INTEGER, confidence TEXT, seen_ms INTEGER, person TEXT, delivery TEXT,
    standing TEXT, before TEXT);
    CREATE INDEX events_by_lead ON events (lead, seq) WHERE lead IS NOT NULL;
    CREATE INDEX events_by_file ON events (file) WHERE file IS NOT NULL AND lead IS NULL;
    CREATE UNIQUE INDEX events_by_key ON events (key) WHERE key IS NOT NULL;
    CREATE TABLE leads (
    id INTEGER PRIMARY KEY, sort TEXT NOT NULL, kind TEXT, source TEXT, origin TEXT,
    state TEXT NOT NULL, owner TEXT, team TEXT, policy TEXT, attempts INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0, arrived_ms INTEGER, submitted_ms INTEGER,
    confidence TEXT, seen_ms INTEGER, answered_ms INTEGER, closed_ms INTEGER, outcome TEXT,
    waiting_on TEXT, next_step_ms INTEGER, format TEXT, file INTEGER, record INTEGER,
    suspect INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX leads_open ON leads (id) WHERE state = 'open';
    CREATE INDEX leads_unread ON leads (file) WHERE format IN ('unreadable', 'reader-crashed');
    CREATE INDEX leads_by_team ON leads (team, id) WHERE team IS NOT NULL;
    CREATE TABLE clocks (
    lead INTEGER NOT NULL, clock TEXT NOT NULL, started_ms INTEGER NOT NULL,
    levels_done INTEGER NOT NULL, level TEXT, stopped_ms INTEGER, due_ms INTEGER, next_ms INTEGER,
    PRIMARY KEY (lead, clock, started_ms)) WITHOUT ROWID;
    CREATE INDEX clocks_running ON clocks (lead) WHERE stopped_ms IS NULL;
    CREATE TABLE particulars (lead INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE notes (
    response TEXT PRIMARY KEY, lead INTEGER NOT NULL, note TEXT, next_step TEXT) WITHOUT ROWID;
    CREATE INDEX notes_by_lead ON notes (lead);
    CREATE TABLE identities (
    key BLOB NOT NULL, lead INTEGER NOT NULL, PRIMARY KEY (key, lead)) WITHOUT ROWID;
    CREATE TABLE files (
    id INTEGER PRIMARY KEY, folder TEXT NOT NULL, name BLOB NOT NULL, inode INTEGER NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 BLOB NOT NULL,
    path TEXT NOT NULL, reason TEXT, resolved TEXT,
    moved INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX files_unmoved ON files (id) WHERE moved = 0;
    CREATE INDEX files_quarantined ON files (id) WHERE reason IS NOT NULL AND resolved IS NULL;
    \(retries)
    CREATE TABLE deliveries (
    key TEXT PRIMARY KEY, lead INTEGER NOT NULL, clock TEXT NOT NULL, level TEXT NOT NULL,
    rung INTEGER NOT NULL, started_ms INTEGER NOT NULL, person TEXT NOT NULL,
    channel TEXT NOT NULL, created_ms INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'pending',
    failures INTEGER NOT NULL DEFAULT 0, published INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE INDEX deliveries_by_lead ON deliveries (lead);
    CREATE INDEX deliveries_unremoved ON deliveries (key) WHERE state <> 'pending' AND removed = 0;
    CREATE TABLE receipts (
    key TEXT NOT NULL, attempt INTEGER NOT NULL, result TEXT NOT NULL, at_ms INTEGER NOT NULL,
    detail TEXT, PRIMARY KEY (key, attempt)) WITHOUT ROWID;
    CREATE TABLE responses (
    id TEXT PRIMARY KEY, lead INTEGER, wanted TEXT, kind TEXT NOT NULL, by_person TEXT,
    claimed_by TEXT, uid INTEGER, given_ms INTEGER NOT NULL, recorded_ms INTEGER NOT NULL,
    result TEXT NOT NULL, sentence TEXT NOT NULL, event INTEGER, undone INTEGER NOT NULL DEFAULT 0,
    body TEXT) WITHOUT ROWID;
    CREATE INDEX responses_by_lead ON responses (lead, recorded_ms);
    CREATE INDEX responses_waiting ON responses (wanted) WHERE result = 'waiting';
    CREATE INDEX responses_unnumbered ON responses (event) WHERE event IS NOT NULL;
    """
}
