// What the runner needs from the operating system and Swift cannot say: fork, confinement, a large stack, the alarm.
#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Forks. The caller must have no second thread. Returns as fork(2) does.
pid_t csystem_fork(void);

/// Makes the calling process a confined worker: its channel becomes descriptor 3, its log descriptor 2, standard input
/// and output the null device; every other descriptor is closed, the environment emptied, no file writing, no core dump,
/// default signal actions; it dies with its parent.
/// Returns 0, or the errno of a step without which it must not go on.
int csystem_confine(int channel, int log, pid_t parent);

/// Allows no more descriptors, and `memory` bytes of address space on top of what the process has (0: no limit).
void csystem_limit(uint64_t memory);

/// Allows from here on only the system calls that computing and talking over open descriptors need (Linux, x86-64 and
/// arm64); any other fails with EPERM. Returns 0 where the filter holds, -1 where the system has none.
int csystem_seal(void);

/// Calls `body(context)` on a thread with a stack of `size` bytes and a guard below it, and waits for it.
/// Returns 0 or an errno.
int csystem_run_on_stack(size_t size, void (*body)(void *), void *context);

/// The byte that becomes 1 when the alarm rings.
uint8_t *csystem_interrupt(void);

/// Clears the interrupt byte and lets the alarm ring after `seconds` (0 or less: never).
void csystem_set_alarm(double seconds);

/// Notes SIGINT, SIGTERM and SIGHUP from here on, where they are not ignored, instead of ending; the second one ends.
void csystem_catch_interrupts(void);

/// The signal that was noted, or 0.
int csystem_caught_interrupt(void);

/// The same, and forgets it.
int csystem_take_interrupt(void);

/// Starts a program, looked for on PATH, with `control` as its descriptor 3, the null device as standard input and
/// output, and with hashes and threads fixed for Python. Returns 0 or an errno.
int csystem_spawn(pid_t *process, char *const arguments[], int control);

/// Sends a number and two descriptors over a Unix socket. Returns 0 or an errno.
int csystem_send_descriptors(int channel, uint64_t number, int first, int second);

/// A descriptor that can be read when something in a watched folder has changed; -1 where the system has none.
int csystem_watch(void);

/// Watches the entries of a folder, or nothing where it is none.
void csystem_watch_add(int watch, const char *folder);

/// What a wait status says: the number of the signal that ended the process, or 0.
int csystem_signal(int status);

/// What a wait status says: the exit code of a process that no signal ended.
int csystem_exit_code(int status);

/// The name of a signal, as "SIGSEGV", or "signal".
const char *csystem_signal_name(int signal);

#endif
