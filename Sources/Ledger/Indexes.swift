/// Indexes that came after version 1 of the schema.
///
/// They change what a question costs and not what it says: a ledger without them gets them when it
/// is opened for writing, and a program that does not know them can go on with it. What is counted along
/// one ends with the column of its own condition: without that SQLite looks every row up to see what it
/// knows already.
enum Indexes {
  static let all = """
    CREATE INDEX IF NOT EXISTS leads_by_source ON leads (source, arrived_ms, sort)
    WHERE sort = 'lead';
    CREATE INDEX IF NOT EXISTS clocks_due ON clocks (due_ms, stopped_ms) WHERE stopped_ms IS NULL;
    CREATE INDEX IF NOT EXISTS clocks_next_level ON clocks (next_ms, stopped_ms)
    WHERE stopped_ms IS NULL;
    CREATE INDEX IF NOT EXISTS deliveries_waiting ON deliveries (created_ms, key)
    WHERE state = 'pending' AND published = 0;
    CREATE INDEX IF NOT EXISTS deliveries_pending ON deliveries (key, state)
    WHERE state = 'pending';
    DROP INDEX IF EXISTS deliveries_unpublished;
    DROP INDEX IF EXISTS clocks_next;
    """
}
