"""What a storm left behind, compared with what was dropped."""

import collections
import json
import sqlite3

from storm_producers import lead

# How late a level may be reached and told while the daemon is up, in milliseconds.
LATE_LIMIT = 250
# How late it may be told across a start.
START_LIMIT = 1000
# The most memory the daemon may have, in KiB, however much waits.
MEMORY_LIMIT = 100 * 1024


class Verdict:
    """Reads ledger, archive and what was said; prints figures and what is wrong."""

    def __init__(self, daemon, storm, producers, files):
        self.daemon, self.storm, self.producers, self.files = daemon, storm, producers, files
        self.ledger = sqlite3.connect(f"file:{daemon.state}/ledger.db?mode=ro", uri=True)
        self.total = files + producers.urgent()
        self.wrong = []
        self.entries = daemon.entries()
        self.lives = list(self.each_life())

    def tell(self, seconds):
        """Prints everything; whether all is as it has to be."""
        self.figures(seconds)
        if self.storm.is_stuck():
            self.wrong.append(
                f"nothing was committed in the last {self.storm.barren} lives of {self.storm.interval} s; "
                f"killing went on until {self.storm.committed} leads were in")
        self.count_leads()
        self.count_files()
        self.count_entries()
        self.lateness()
        for sentence in self.wrong:
            print(f"WRONG: {sentence}")
        if not self.wrong:
            print(f"{self.total} files dropped, {self.total} leads, none twice, all archived and told")
        return not self.wrong

    def expect(self, what, wanted, seen):
        if wanted != seen:
            self.wrong.append(f"{what}: expected {wanted}, seen {seen}")

    def number(self, query):
        return self.ledger.execute(query).fetchone()[0]

    def figures(self, seconds):
        first, last = self.ledger.execute(
            "SELECT min(at_ms), max(at_ms) FROM events WHERE kind = 'lead-received'").fetchone()
        self.producers.are_done()
        writing = self.producers.ended - self.producers.began
        resident = ", ".join(f"{role} {size / 1024:.0f} MiB" for role, size in self.storm.resident.items())
        print(
            f"{self.files} files by four producers in {writing:.1f} s, "
            f"{self.producers.urgent()} urgent ones beside them; "
            f"{len(self.storm.lives) - 1} kills")
        print(
            f"committed in {(last - first) / 1000:.1f} s, {self.total * 1000 // max(1, last - first)} a second; "
            f"all in {seconds:.1f} s; most memory: {resident}")
        if self.storm.resident["daemon"] > MEMORY_LIMIT:
            self.wrong.append(f"the daemon had more than {MEMORY_LIMIT // 1024} MiB")
        waits = [(awake - born) * 1000 for born, awake, _ in self.lives if awake < float("inf")]
        print(f"from its birth until it said that it runs, ms: {spread(waits)}; {len(waits)} lives")

    def each_life(self):
        """When each life began, when it said that it runs (never: infinite), and when it ended."""
        said = [when for when, entry in self.entries if entry["LEADCLOCK_EVENT"] == "started"]
        for born, died in self.storm.lives:
            yield born, next((when for when in said if born <= when < died), float("inf")), died

    def count_leads(self):
        """Each lead once, by what is in it."""
        seen = collections.Counter(
            json.loads(body)["contact"]["email"]
            for (body,) in self.ledger.execute("SELECT body FROM particulars"))
        wanted = {f"bulk.{n}@customer.example" for n in range(self.files)} | {
            f"urgent.{n}@customer.example" for n in range(self.producers.urgent())}
        self.expect("leads", self.total, self.number("SELECT count(*) FROM leads WHERE sort = 'lead'"))
        self.expect("all rows of leads", self.total, self.number("SELECT count(*) FROM leads"))
        self.expect("missing leads", [], sorted(wanted - set(seen))[:5])
        self.expect("unknown leads", [], sorted(set(seen) - wanted)[:5])
        self.expect("leads there twice", [], [who for who, times in seen.items() if times > 1][:5])
        for kind in ("lead-duplicate", "repeat", "file-quarantined"):
            self.expect(
                f"{kind} events", 0, self.number(f"SELECT count(*) FROM events WHERE kind = '{kind}'"))

    def count_files(self):
        """Every file in the archive with the bytes that were dropped."""
        archived = collections.Counter(
            path.read_bytes() for path in (self.daemon.spool / "archive").rglob("*") if path.is_file())
        wanted = {lead("bulk", n) for n in range(self.files)} | {
            lead("urgent", n) for n in range(self.producers.urgent())}
        self.expect("files in the archive", self.total, archived.total())
        self.expect("files that are not there as dropped", 0, len(wanted - set(archived)))
        for folder in ("inbox", "quarantine"):
            left = sum(path.is_file() for path in (self.daemon.spool / folder).rglob("*"))
            self.expect(f"files in {folder}", 0, left)

    def count_entries(self):
        """Told at least once; again only under the same key."""
        keys = collections.defaultdict(set)
        for _, entry in self.entries:
            keys[entry["LEADCLOCK_EVENT"]].add(entry["LEADCLOCK_KEY"])
        self.expect("leads told", self.total, len(keys["lead-received"]))
        self.expect("levels told", self.producers.urgent(), len(keys["level-reached"]))

    def lateness(self):
        """How late the urgent leads reached their level, apart by what the daemon was doing."""
        heard = {}
        for when, entry in self.entries:
            if entry["LEADCLOCK_EVENT"] == "level-reached":
                heard.setdefault(entry["LEADCLOCK_KEY"], when * 1000)
        rows = self.ledger.execute("""
            SELECT reached.at_ms, reached.due_ms, reached.key, received.at_ms
            FROM events reached JOIN events received
            ON received.lead = reached.lead AND received.kind = 'lead-received'
            WHERE reached.kind = 'level-reached' AND reached.source = 'urgent'""").fetchall()
        self.expect("levels reached", self.producers.urgent(), len(rows))
        classes = collections.defaultdict(list)
        for reached, due, key, received in rows:
            told = heard.get(key, float("inf"))
            classes[self.state_at(due, reached, received, told)].append((reached - due, told - due))
        for name, values in sorted(classes.items()):
            late, told = zip(*values)
            print(f"level due, {name}: {len(values)}; ms late: {spread(late)}; until told: {spread(told)}")
        self.expect_in_time(classes, ("daemon up", "daemon up, lead still unread when due"), LATE_LIMIT)
        self.expect_in_time(classes, ("daemon starting",), START_LIMIT)
        early = [late for values in classes.values() for late, _ in values if late < 0]
        self.expect("levels reached early", [], early[:5])

    def expect_in_time(self, classes, names, limit):
        for name in names:
            for deed, place in (("reached", 0), ("told", 1)):
                late = sum(value[place] > limit for value in classes[name])
                if late:
                    self.wrong.append(
                        f"{late} of {len(classes[name])} levels {deed} over {limit} ms late, {name}")

    def state_at(self, due, reached, received, told):
        """What the daemon was doing when a level was due, and that it died over it."""
        for born, awake, died in self.lives:
            if not born * 1000 <= due < died * 1000:
                continue
            if reached >= died * 1000:
                return "killed before it could"
            if told >= died * 1000:
                return "killed before it could tell"
            if due < awake * 1000:
                return "daemon starting"
            return "daemon up, lead still unread when due" if received > due else "daemon up"
        return "daemon down"


def spread(values):
    ordered = sorted(values)
    at = [ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.99)]
    return f"p50 {at[0]:.0f}, p99 {at[1]:.0f}, max {ordered[-1]:.0f}"
