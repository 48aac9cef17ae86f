// Asking the processor which level of x86-64 it supports and how many cores there are, and running on a second one.
#include "CProcessor.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

int processor_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  int level = __builtin_cpu_supports("x86-64-v4") ? 4 : __builtin_cpu_supports("x86-64-v3") ? 3 : 1;
  const char *wanted = getenv("NOTEBOOK_RUNNER_KERNELS");
  if (wanted && level > 3 && strcmp(wanted, "v3") == 0) return 3;
  if (wanted && strcmp(wanted, "baseline") == 0) return 1;
  return level;
#else
  return 0;
#endif
}

int thread_count(void) {
  const char *wanted = getenv("NOTEBOOK_RUNNER_THREADS");
  long count = wanted ? atol(wanted) : sysconf(_SC_NPROCESSORS_ONLN);
  return count > 1 ? 2 : 1;
}

void keep_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

volatile int thread_is_running = 0;

int thread_start(void *(*work)(void *), void *context, unsigned long *thread) {
  sigset_t all, before;
  pthread_attr_t attributes;
  pthread_t made;
#ifdef __GLIBC__
  // One heap for all: a second would reserve much of the address space that limits count.
  mallopt(M_ARENA_MAX, 1);
#endif
  if (pthread_attr_init(&attributes) != 0) return -1;
  pthread_attr_setstacksize(&attributes, 1 << 19);
  // Signals stay with the thread that the program runs on.
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  thread_is_running = 1;
  int failed = pthread_create(&made, &attributes, work, context);
  if (failed) thread_is_running = 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  if (failed) return -1;
  *thread = (unsigned long)made;
  return 0;
}

void thread_join(unsigned long thread) {
  pthread_join((pthread_t)thread, NULL);
  thread_is_running = 0;
}
