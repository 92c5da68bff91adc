"""Those who write leads in a storm: four that write many, and one whose leads are urgent."""

import os
import signal
import time

URGENT_SECONDS = 2
PRODUCERS = 4
# A lead with the short threshold is dropped this often, in seconds.
URGENT_INTERVAL = 0.1


def lead(kind, number):
    """One lead like no other, as JSON."""
    text = (
        f'{{"name":"Buyer {number}","email":"{kind}.{number}@customer.example",'
        f'"message":"please call about offer {number}"}}\n')
    return text.encode()


def write(path, content):
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    os.write(descriptor, content)
    os.close(descriptor)


def by_rename(folder, name, content):
    write(f"{folder}/.{name}.tmp", content)
    os.rename(f"{folder}/.{name}.tmp", f"{folder}/{name}")


def by_link(folder, name, content):
    write(f"{folder}/.{name}.tmp", content)
    os.link(f"{folder}/.{name}.tmp", f"{folder}/{name}")
    os.unlink(f"{folder}/.{name}.tmp")


def in_place(folder, name, content):
    write(f"{folder}/{name}", content)


def unnamed(folder, name, content):
    descriptor = os.open(folder, os.O_WRONLY | os.O_TMPFILE, 0o640)
    os.write(descriptor, content)
    # Only with a folder's descriptor is it linkat, which follows the link.
    above = os.open(folder, os.O_PATH)
    os.link(f"/proc/self/fd/{descriptor}", name, dst_dir_fd=above)
    os.close(above)
    os.close(descriptor)


MANNERS = (by_rename, in_place, by_link, unnamed)


class Producers:
    """Processes of their own, with the rights of `user` when there is one."""

    def __init__(self, inbox, files, user, seconds):
        self.inbox, self.user, self.seconds = inbox, user, seconds
        self.began, self.ended = time.time(), None
        self.urgent_count, self.urgent_written = None, None
        self.processes = [
            self.fork(lambda place=place: self.produce(place, files)) for place in range(PRODUCERS)]
        reading, writing = os.pipe()
        self.urgent_pipe = reading
        self.urgent_process = self.fork(lambda: self.produce_urgent(writing))
        os.close(writing)

    def fork(self, body):
        process = os.fork()
        if process:
            return process
        status = 1
        try:
            if self.user:
                os.initgroups(self.user.pw_name, self.user.pw_gid)
                os.setgid(self.user.pw_gid)
                os.setuid(self.user.pw_uid)
            os.umask(0o027)
            body()
            status = 0
        except OSError as error:
            os.write(2, f"a producer: {error}\n".encode())
        finally:
            os._exit(status)

    def produce(self, place, files):
        manner, folder = MANNERS[place], f"{self.inbox}/bulk"
        for number in range(place, files, PRODUCERS):
            # Spread over so many seconds; at 0 nothing waits.
            time.sleep(max(0, self.began + self.seconds * number / files - time.time()))
            manner(folder, f"{number}.json", lead("bulk", number))

    def produce_urgent(self, pipe):
        stopping = []
        signal.signal(signal.SIGTERM, lambda *_: stopping.append(True))
        number = 0
        while not stopping:
            by_rename(f"{self.inbox}/urgent", f"{number}.json", lead("urgent", number))
            number += 1
            time.sleep(URGENT_INTERVAL)
        os.write(pipe, str(number).encode())

    def are_done(self):
        """Whether all but the urgent leads are written."""
        while self.processes:
            process, status = os.waitpid(self.processes[0], os.WNOHANG)
            if not process:
                return False
            if status != 0:
                self.processes.pop(0)
                raise SystemExit(f"a producer ended with {status}")
            self.processes.pop(0)
        self.ended = self.ended or time.time()
        return True

    def stop_urgent(self):
        if self.urgent_count is None:
            os.kill(self.urgent_process, signal.SIGTERM)
            os.waitpid(self.urgent_process, 0)
            self.urgent_count = int(os.read(self.urgent_pipe, 64))

    def urgent(self):
        return self.urgent_count

    def clear(self):
        """Ends those that still run, when something went wrong."""
        running = self.processes + ([self.urgent_process] if self.urgent_count is None else [])
        for process in running:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
