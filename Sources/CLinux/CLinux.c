#define _GNU_SOURCE
#include "CLinux.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/vfs.h>
#include <unistd.h>

int leadclock_timer_create(void) {
  return timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

int leadclock_timer_arm(int descriptor, int64_t unix_milliseconds) {
  struct itimerspec timer = {0};
  // A disarmed timer notices no clock step: the far future stands for "no deadline".
  int64_t at = unix_milliseconds > 0 ? unix_milliseconds : INT64_C(253402300799000);
  timer.it_value.tv_sec = at / 1000;
  timer.it_value.tv_nsec = (at % 1000) * 1000000;
  return timerfd_settime(descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &timer, NULL);
}

static void handled_signals(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGTERM);
  sigaddset(set, SIGINT);
  sigaddset(set, SIGHUP);
  sigaddset(set, SIGCHLD);
}

int leadclock_signals_open(void) {
  sigset_t set;
  handled_signals(&set);
  signal(SIGPIPE, SIG_IGN);
  // A writer that opens a file during the lease probe breaks the lease, and this is how it is told.
  signal(SIGIO, SIG_IGN);
  if (sigprocmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

int leadclock_signals_release(void) {
  sigset_t set;
  handled_signals(&set);
  return sigprocmask(SIG_UNBLOCK, &set, NULL);
}

int leadclock_lease_probe(int descriptor) {
  if (fcntl(descriptor, F_SETLEASE, F_RDLCK) != 0) return -1;
  return fcntl(descriptor, F_SETLEASE, F_UNLCK);
}

int leadclock_rename_new(int from_folder, const char *from, int to_folder, const char *to) {
  return renameat2(from_folder, from, to_folder, to, RENAME_NOREPLACE);
}

int leadclock_open_read(int folder, const char *name) {
  return openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
}

int leadclock_open_new(int folder, const char *name, uint32_t mode) {
  return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
}

int leadclock_open_folder(int folder, const char *name) {
  return openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int64_t leadclock_file_system(int descriptor) {
  struct statfs status;
  return fstatfs(descriptor, &status) == 0 ? (int64_t)status.f_type : 0;
}

int64_t leadclock_mount(int folder, const char *path) {
  struct statx status;
  int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH;
  if (statx(folder, path, flags, STATX_MNT_ID, &status) != 0) return 0;
  return status.stx_mask & STATX_MNT_ID ? (int64_t)status.stx_mnt_id : 0;
}

int leadclock_lock(int descriptor, int32_t *holder) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  if (fcntl(descriptor, F_SETLK, &lock) == 0) return 0;
  int refused = errno;
  struct flock seen = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  *holder = fcntl(descriptor, F_GETLK, &seen) == 0 && seen.l_type != F_UNLCK ? seen.l_pid : 0;
  errno = refused;
  return -1;
}

int32_t leadclock_lock_holder(int descriptor) {
  struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
  if (fcntl(descriptor, F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return 0;
  return lock.l_pid;
}

int leadclock_socket_pair(int descriptors[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, descriptors);
}

int leadclock_spawn(const char *path, const char *first, const char *second, int socket) {
  pid_t parent = getpid();
  pid_t child = vfork();
  if (child != 0) return child;
  // Between vfork and exec only async-signal-safe calls; the child shares the parent's memory.
  if (socket == 3) fcntl(3, F_SETFD, 0);
  else if (socket >= 0 && dup2(socket, 3) < 0) _exit(127);
  close_range(socket >= 0 ? 4 : 3, ~0U, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  char *arguments[] = {(char *)"leadclockd", (char *)first, (char *)second, NULL};
  char *environment[] = {(char *)"LANG=C.UTF-8", (char *)"SWIFT_BACKTRACE=enable=no", NULL};
  execve(path, arguments, environment);
  _exit(127);
}

int leadclock_sealed_memory(const void *bytes, uint64_t count) {
  int descriptor = memfd_create("leadclock-journal", MFD_ALLOW_SEALING | MFD_CLOEXEC);
  if (descriptor < 0) return -1;
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, next, count);
    if (written < 0) { close(descriptor); return -1; }
    next += written;
    count -= (uint64_t)written;
  }
  if (fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0) {
    close(descriptor);
    return -1;
  }
  return descriptor;
}

int64_t leadclock_journal_send(int socket, const void *bytes, uint64_t count, int descriptor) {
  struct iovec part = {.iov_base = (void *)bytes, .iov_len = count};
  struct msghdr message = {0};
  union { struct cmsghdr header; char space[CMSG_SPACE(sizeof(int))]; } control = {0};
  if (descriptor >= 0) {
    message.msg_control = &control;
    message.msg_controllen = sizeof control;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
  } else {
    message.msg_iov = &part;
    message.msg_iovlen = 1;
  }
  return sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

int leadclock_journal_open(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) { errno = ENAMETOOLONG; return -1; }
  strcpy(address.sun_path, path);
  int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return -1;
  if (connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0) {
    int refused = errno;
    close(descriptor);
    errno = refused;
    return -1;
  }
  return descriptor;
}

int leadclock_die_with_parent(void) {
  if (prctl(PR_SET_DUMPABLE, 0) != 0) return -1;
  return prctl(PR_SET_PDEATHSIG, SIGKILL);
}
