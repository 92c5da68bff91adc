#define _GNU_SOURCE
#include "CLinux.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the reader's filter names the system calls of x86_64 and aarch64"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ALLOW(call) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE(call) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOENT)

// Read, write, memory, exit. x32 calls carry a number of their own and are in no ALLOW.
static struct sock_filter program[] = {
  LOAD(arch),
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
  LOAD(nr),
  ALLOW(read), ALLOW(write),
  ALLOW(mmap), ALLOW(munmap), ALLOW(mremap), ALLOW(mprotect), ALLOW(madvise), ALLOW(brk),
  // The allocator and the runtime: locks, the hash seed, time without the vdso.
  ALLOW(futex), ALLOW(getrandom), ALLOW(clock_gettime),
  ALLOW(rt_sigreturn), ALLOW(exit), ALLOW(exit_group),
  // A mail may name a character set whose module was not loaded before: it is not found, and the
  // text is guessed. No file is opened, and that name does not end the reader.
  REFUSE(openat), REFUSE(newfstatat), REFUSE(readlinkat), REFUSE(faccessat),
#ifdef SYS_open
  REFUSE(open), REFUSE(stat), REFUSE(lstat), REFUSE(access), REFUSE(readlink),
#endif
  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
};

int leadclock_confine_reader(uint64_t address_space) {
  struct rlimit memory = {.rlim_cur = address_space, .rlim_max = address_space};
  struct rlimit none = {.rlim_cur = 0, .rlim_max = 0};
  if (setrlimit(RLIMIT_AS, &memory) != 0 || setrlimit(RLIMIT_CORE, &none) != 0) return -1;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  struct sock_fprog filter = {
    .len = sizeof program / sizeof program[0], .filter = program,
  };
  // prctl, because the seccomp call itself is outside @system-service.
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}
