"""The daemon in a storm: one of its own, or the installed unit."""

import json
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from storm_producers import URGENT_SECONDS

CONFIGURATION = f"""\
spool: {{root}}/spool
state: {{root}}/state
timezone: UTC
people:
  ana: {{{{ name: Ana Ruiz, emails: [ana@example.com] }}}}
catch-all: ana
policies:
  default:
    calendar: always
    first-response: [{{{{ after: 6h, level: late, notify: [owner], priority: warning }}}}]
  urgent:
    calendar: always
    first-response: [{{{{ after: {URGENT_SECONDS}s, level: late, notify: [owner], priority: warning }}}}]
routes:
  - {{{{ match: {{{{ source: urgent }}}}, owner: ana, policy: urgent }}}}
  - {{{{ owner: ana, policy: default }}}}
"""


class OwnDaemon:
    """The program on a spool of its own; what it says comes through a pipe."""

    def __init__(self, folder):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="leadclock-storm.", dir=folder))
        self.spool, self.state, self.user = self.root / "spool", self.root / "state", None
        for name in ("bulk", "urgent"):
            (self.spool / "inbox" / name).mkdir(parents=True)
        (self.root / "leadclock.yaml").write_text(CONFIGURATION.format(root=self.root))
        self.said, self.process, self.listener = [], None, None
        self.program = pathlib.Path(__file__).resolve().parents[2] / ".build/dist/leadclockd"

    def start(self):
        """Starts it; its process number."""
        command = [self.program, "--config", self.root / "leadclock.yaml", "--log", "json"]
        errors = open(self.root / "errors", "ab")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, bufsize=0)
        self.listener = threading.Thread(target=self.listen, args=(self.process.stdout.fileno(),))
        self.listener.start()
        return self.process.pid

    def listen(self, pipe):
        rest = b""
        while data := os.read(pipe, 1 << 16):
            now = time.time()
            *lines, rest = (rest + data).split(b"\n")
            self.said += [(now, line) for line in lines]

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.listener.join()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        if self.process.wait(60) != 0:
            print(f"it ended with {self.process.returncode}", file=sys.stderr)
        self.listener.join()

    def entries(self):
        """What it said, with the time at which it was heard."""
        return [(heard, json.loads(line)) for heard, line in self.said]

    def clear(self):
        shutil.rmtree(self.root)


class Service:
    """The installed unit; what it says is in the journal. systemd starts it again by itself."""

    unit = "leadclockd.service"
    processes = pathlib.Path("/sys/fs/cgroup/system.slice") / unit / "cgroup.procs"
    configuration = pathlib.Path("/etc/leadclock/leadclock.yaml")

    def __init__(self, user):
        self.spool = pathlib.Path("/var/spool/leadclock")
        self.state = pathlib.Path("/var/lib/leadclock")
        self.user, self.last = pwd.getpwnam(user), None
        text = CONFIGURATION.format(root="/").replace("//spool", str(self.spool))
        self.configuration.write_text(text.replace("//state", str(self.state)))
        for name in ("bulk", "urgent"):
            subprocess.run(["leadclock", "source", "add", name], check=True, stdout=subprocess.DEVNULL)

    def start(self):
        if self.last is None:
            subprocess.run(["systemctl", "start", self.unit], check=True)
        while True:
            found = self.main_process()
            if found and found != self.last:
                self.last = found
                return found
            time.sleep(0.005)

    def main_process(self):
        """The process of the unit that is neither its reader nor its check of the ledger."""
        try:
            for number in self.processes.read_text().split():
                if b"--config" in pathlib.Path(f"/proc/{number}/cmdline").read_bytes():
                    return int(number)
        except OSError:
            pass
        return None

    def kill(self):
        os.kill(self.last, signal.SIGKILL)

    def stop(self):
        subprocess.run(["systemctl", "stop", self.unit], check=True)

    def entries(self):
        subprocess.run(["journalctl", "--sync"], check=True)
        command = ["journalctl", "--quiet", "--all", "--output=json", "SYSLOG_IDENTIFIER=leadclockd"]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        entries = [json.loads(line) for line in said.splitlines()]
        return [(int(entry["__REALTIME_TIMESTAMP"]) / 1e6, entry) for entry in entries]

    def clear(self):
        """The machine is not ours to clear."""
