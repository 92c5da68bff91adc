// Linux system calls that the Glibc module does not import, each wrapped once with plain types.
// All return what the call returns: -1 and errno on failure.
#ifndef LEADCLOCK_CLINUX_H
#define LEADCLOCK_CLINUX_H
#include <stdint.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

/// An absolute timer on the wall clock whose read fails with ECANCELED when the clock is stepped.
int leadclock_timer_create(void);
/// Arms the timer for an instant in Unix milliseconds; 0 disarms it but keeps noticing clock steps.
int leadclock_timer_arm(int descriptor, int64_t unix_milliseconds);
/// A descriptor that reports SIGTERM, SIGINT, SIGHUP and SIGCHLD, which are blocked by this call.
int leadclock_signals_open(void);
/// Gives the signals blocked by leadclock_signals_open back their default treatment (in a child).
int leadclock_signals_release(void);
/// Asks for a read lease and gives it back at once: 0 when nobody can write to the file,
/// -1 with EAGAIN while a writer has it open, another errno when leases are not to be had.
int leadclock_lease_probe(int descriptor);
/// renameat2 with RENAME_NOREPLACE: never overwrites.
int leadclock_rename_new(int from_folder, const char *from, int to_folder, const char *to);
/// openat with O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY.
int leadclock_open_read(int folder, const char *name);
/// openat for writing a new file (O_EXCL), close-on-exec.
int leadclock_open_new(int folder, const char *name, uint32_t mode);
/// openat of a folder, close-on-exec, never through a symlink.
int leadclock_open_folder(int folder, const char *name);
/// The type of the file system a descriptor lies on, as statfs(2) numbers them; 0 when unknown.
int64_t leadclock_file_system(int descriptor);
/// The number of the mount under a path, relative to a folder, or with "" of the descriptor itself;
/// symlinks are not followed. 0 when the kernel does not tell.
int64_t leadclock_mount(int folder, const char *path);
/// An exclusive record lock on the whole file. On EAGAIN, *holder is the process that has it.
int leadclock_lock(int descriptor, int32_t *holder);
/// The process that holds a lock taken with leadclock_lock; 0 when nobody does.
int32_t leadclock_lock_holder(int descriptor);
/// A connected pair of stream sockets, close-on-exec.
int leadclock_socket_pair(int descriptors[2]);
/// Starts a program with one or two arguments (the second may be NULL) and a bare environment.
/// It dies with its parent. A socket of 0 or more becomes its descriptor 3; nothing else is passed
/// on but standard error. Returns the child's process id.
int leadclock_spawn(const char *path, const char *first, const char *second, int socket);
/// From here on the process can read, write, use memory up to that many bytes of address space, and
/// exit; it finds no file, and any other system call kills it. 0, or -1 and errno.
int leadclock_confine_reader(uint64_t address_space);
/// A sealed memory file holding the bytes, for a journal entry too large for one datagram.
int leadclock_sealed_memory(const void *bytes, uint64_t count);
/// One datagram to the journal's socket, without ever waiting; descriptor -1 for none.
int64_t leadclock_journal_send(int socket, const void *bytes, uint64_t count, int descriptor);
/// A socket for leadclock_journal_send, connected to path.
int leadclock_journal_open(const char *path);
/// The process that was told to die with its parent and dumps no core.
int leadclock_die_with_parent(void);
#endif
