// The worker process's walls, stack and clock.
#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#if defined(__linux__)
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

enum { channel_descriptor = 3, first_closed = 4 };

pid_t csystem_fork(void) { return fork(); }

static void limit(int resource, rlim_t value) {
  struct rlimit l = {value, value};
  setrlimit(resource, &l);
}

static void close_from(int first) {
#if defined(__linux__) && defined(SYS_close_range)
  if (syscall(SYS_close_range, first, ~0U, 0) == 0) return;
#endif
  long open_max = sysconf(_SC_OPEN_MAX);
  if (open_max < 0 || open_max > 65536) open_max = 65536;
  for (int fd = first; fd < open_max; fd++) close(fd);
}

// The address space this process takes already; 0 where that cannot be read.
static uint64_t mapped_bytes(void) {
  char text[64] = {0};
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  return count > 0 ? strtoull(text, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

void csystem_limit(uint64_t memory) {
  const uint64_t mapped = mapped_bytes();  // the limit is for what the notebook adds
  limit(RLIMIT_NOFILE, first_closed);
  if (memory > 0) limit(RLIMIT_AS, (rlim_t)(memory + mapped));
}

// Leaves of the environment what chooses kernels and threads.
static void keep_own_environment(void) {
  static const char own[] = "NOTEBOOK_RUNNER_";
  static char *kept[8];
  extern char **environ;
  size_t count = 0;
  for (char **entry = environ; *entry && count < sizeof kept / sizeof *kept - 1; entry++) {
    if (strncmp(*entry, own, sizeof own - 1) == 0) kept[count++] = *entry;
  }
  environ = kept;
}

int csystem_confine(int channel, int log, pid_t parent) {
#if defined(__linux__)
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#else
  (void)parent;
#endif
  // Above the fixed descriptors first, so that no dup2 below closes what a later one needs.
  int c = fcntl(channel, F_DUPFD, 16), l = fcntl(log, F_DUPFD, 16), null = open("/dev/null", O_RDWR);
  if (c < 0 || l < 0 || null < 0) return errno;
  if (dup2(c, channel_descriptor) < 0 || dup2(l, 2) < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0) return errno;
  close_from(first_closed);
  fcntl(2, F_SETFL, O_NONBLOCK);  // nobody reads the log before the end

  keep_own_environment();

  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);

  static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGPIPE, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGINT, SIG_IGN);  // Ctrl-C ends the parent, and the parent's end ends the worker
  return 0;
}

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__)) && defined(SYS_seccomp)
#if defined(__x86_64__)
#define THIS_ARCH AUDIT_ARCH_X86_64
#else
#define THIS_ARCH AUDIT_ARCH_AARCH64
#endif
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define FAIL(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define IF_EQUAL(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1)

// The system calls of computing and talking.
static const int allowed[] = {
    // talking
    __NR_read, __NR_write, __NR_writev, __NR_close, __NR_fstat, __NR_lseek, __NR_ppoll,
#if defined(__x86_64__)
    __NR_poll,
#endif
    // memory
    __NR_mmap, __NR_munmap, __NR_mremap, __NR_mprotect, __NR_madvise, __NR_brk,
    // threads, clocks, signals, the end
    __NR_futex, __NR_sched_yield, __NR_sched_getaffinity, __NR_set_robust_list, __NR_rseq, __NR_gettid, __NR_getpid,
    __NR_tgkill, __NR_rt_sigaction, __NR_rt_sigprocmask, __NR_rt_sigreturn, __NR_sigaltstack, __NR_restart_syscall,
    __NR_setitimer, __NR_clock_gettime, __NR_clock_getres, __NR_gettimeofday, __NR_nanosleep, __NR_clock_nanosleep,
    __NR_getrandom, __NR_getrusage, __NR_exit, __NR_exit_group,
};
enum { allowed_count = sizeof allowed / sizeof *allowed };

static struct sock_filter *add(struct sock_filter *end, struct sock_filter statement) {
  *end = statement;
  return end + 1;
}

// Looks the loaded number up among `count` ascending ones, by halves: the kernel runs a filter once for each system call
// there is when it is installed, and one comparison after the other takes a tenth of a millisecond then.
static struct sock_filter *search(struct sock_filter *end, const int *numbers, size_t count) {
  if (count <= 3) {
    for (size_t i = 0; i < count; i++) {
      end = add(end, (struct sock_filter)IF_EQUAL(numbers[i]));
      end = add(end, (struct sock_filter)ALLOW);
    }
    return add(end, (struct sock_filter)FAIL(EPERM));
  }
  const size_t half = count / 2;
  struct sock_filter *fork = end;
  end = search(end + 1, numbers, half);
  *fork = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, numbers[half], (unsigned char)(end - fork - 1), 0);
  return search(end, numbers + half, count - half);
}

int csystem_seal(void) {
  int numbers[allowed_count];
  for (size_t i = 0; i < allowed_count; i++) {
    size_t place = i;
    for (; place > 0 && numbers[place - 1] > allowed[i]; place--) numbers[place] = numbers[place - 1];
    numbers[place] = allowed[i];
  }
  struct sock_filter filter[16 + 4 * allowed_count] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCH, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      // A thread may be made, a process not; clone3 hides its flags, so the C library is sent back to clone.
      IF_EQUAL(__NR_clone3), FAIL(ENOSYS),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 4),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1),
      ALLOW, FAIL(EPERM),
  };
  struct sock_filter *end = search(filter + 11, numbers, allowed_count);
  struct sock_fprog program = {(unsigned short)(end - filter), filter};
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0 ? 0 : -1;
}
#else
int csystem_seal(void) { return -1; }
#endif

struct call {
  void (*body)(void *);
  void *context;
};

static void *enter(void *argument) {
  struct call *call = argument;
  call->body(call->context);
  return NULL;
}

int csystem_run_on_stack(size_t size, void (*body)(void *), void *context) {
  struct call call = {body, context};
#if defined(__GLIBC__)
  // Only this thread allocates from here on: one heap, grown in large steps. What is freed is kept: a list that grows, or
  // what the collector of cycles works with, would otherwise get new pages from the system each time.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
  pthread_attr_t attributes;
  pthread_t thread;
  int error = pthread_attr_init(&attributes);
  if (error) return error;
  error = pthread_attr_setstacksize(&attributes, size);
  if (!error) error = pthread_attr_setguardsize(&attributes, 1 << 20);  // wider than any one frame
  if (!error) error = pthread_create(&thread, &attributes, enter, &call);
  pthread_attr_destroy(&attributes);
  return error ? error : pthread_join(thread, NULL);
}

static volatile uint8_t interrupt;

static void ring(int signal) {
  (void)signal;
  interrupt = 1;
}

uint8_t *csystem_interrupt(void) { return (uint8_t *)&interrupt; }

void csystem_set_alarm(double seconds) {
  struct itimerval timer = {{0, 0}, {0, 0}};
  setitimer(ITIMER_REAL, &timer, NULL);
  interrupt = 0;
  if (!(seconds > 0)) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = ring;
  action.sa_flags = SA_RESTART;
  sigaction(SIGALRM, &action, NULL);
  if (seconds > 1e8) seconds = 1e8;
  timer.it_value.tv_sec = (time_t)seconds;
  timer.it_value.tv_usec = (suseconds_t)((seconds - (double)timer.it_value.tv_sec) * 1e6);
  if (timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0) timer.it_value.tv_usec = 1;
  setitimer(ITIMER_REAL, &timer, NULL);
}

static volatile sig_atomic_t caught;

static void catch(int signal) {
  if (caught) _exit(128 + signal);  // asked twice
  caught = signal;
}

void csystem_catch_interrupts(void) {
  signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is an error of write(2)
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  sigset_t wanted;  // whoever started this process may have blocked them
  sigemptyset(&wanted);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction action;
    if (sigaction(signals[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = catch;  // without SA_RESTART: whoever waits looks
    sigaction(signals[i], &action, NULL);
    sigaddset(&wanted, signals[i]);
  }
  sigprocmask(SIG_UNBLOCK, &wanted, NULL);
}

int csystem_caught_interrupt(void) { return caught; }

int csystem_take_interrupt(void) {
  int signal = caught;
  caught = 0;
  return signal;
}

int csystem_spawn(pid_t *process, char *const arguments[], int control) {
  extern char **environ;
  setenv("PYTHONHASHSEED", "0", 1);
  setenv("OMP_NUM_THREADS", "1", 1);
  posix_spawn_file_actions_t actions;
  int error = posix_spawn_file_actions_init(&actions);
  if (error) return error;
  error = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0);
  if (!error) error = posix_spawn_file_actions_adddup2(&actions, 0, 1);
  if (!error) error = posix_spawn_file_actions_adddup2(&actions, control, channel_descriptor);
  if (!error) error = posix_spawnp(process, arguments[0], &actions, NULL, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int csystem_send_descriptors(int channel, uint64_t number, int first, int second) {
  int descriptors[2] = {first, second};
  union {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof descriptors)];
  } control;
  memset(&control, 0, sizeof control);
  struct iovec data = {&number, sizeof number};
  struct msghdr message = {0};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof control.bytes;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof descriptors);
  memcpy(CMSG_DATA(header), descriptors, sizeof descriptors);
#if defined(MSG_NOSIGNAL)
  const int flags = MSG_NOSIGNAL;
#else
  const int flags = 0;
#endif
  return sendmsg(channel, &message, flags) == (ssize_t)sizeof number ? 0 : errno ? errno : EIO;
}

#if defined(__linux__)
int csystem_watch(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

void csystem_watch_add(int watch, const char *folder) {
  inotify_add_watch(watch, folder,
                    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR);
}
#else
int csystem_watch(void) { return -1; }

void csystem_watch_add(int watch, const char *folder) {
  (void)watch;
  (void)folder;
}
#endif

int csystem_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

int csystem_exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 0; }

const char *csystem_signal_name(int signal) {
  switch (signal) {
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS: return "SIGBUS";
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGFPE: return "SIGFPE";
    case SIGABRT: return "SIGABRT";
    case SIGKILL: return "SIGKILL";
    case SIGTERM: return "SIGTERM";
    case SIGSYS: return "SIGSYS";
    case SIGXCPU: return "SIGXCPU";
    default: return "signal";
  }
}
