// What the processor can do, a second thread, and the allocator.
#pragma once

/// The highest level of x86-64 that the processor and the system support: 1, 3 or 4, or 0 on other architectures.
/// The environment variable NOTEBOOK_RUNNER_KERNELS (`baseline`, `v3`) lowers it.
int processor_level(void);

/// How many threads large kernels use: 1 or 2, by NOTEBOOK_RUNNER_THREADS or else by the number of cores.
int thread_count(void);

/// Has the allocator keep blocks of up to 32 MB that are freed, 64 MB in all, where it can be told so.
void keep_freed_memory(void);

/// Starts `work(context)` on a new thread; -1 when there is none to be had.
int thread_start(void *(*work)(void *), void *context, unsigned long *thread);

/// Waits until a thread that was started has ended.
void thread_join(unsigned long thread);

/// Whether a thread that was started has not been waited for.
extern volatile int thread_is_running;
