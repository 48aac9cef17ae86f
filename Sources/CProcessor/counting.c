// Counting references without atomic instructions, as long as no second thread runs.
//
// The interpreter and the engine are compiled to count so (`-assume-single-threaded`); what the standard library and the
// runtime count for them comes here: the linker puts these functions in place of Swift's (`--wrap` in Package.swift).
#if defined(REPLACES_LIBRARY)
#include "CProcessor.h"
#include <stdint.h>

void *__real_swift_nonatomic_retain(void *object);
void __real_swift_nonatomic_release(void *object);
void *__real_swift_retain(void *object);
void __real_swift_release(void *object);

/// One strong reference, as it stands in the count of an object; a count below zero is kept elsewhere, or for good.
static const uint64_t expected = (uint64_t)1 << 33;
/// The same once the runtime was seen to count so. Before that, and if it never is, every count that this is added to or
/// taken from is below zero, and so the runtime's.
static uint64_t one = (uint64_t)1 << 63;

static uint64_t *count_of(void *object) { return (uint64_t *)object + 1; }
static int is_ours(uint64_t count) { return (int64_t)count >= 0; }

/// Retains by the runtime, and watches what that does to the count.
static __attribute__((noinline)) void *retain_by_runtime(void *object) {
  if (one == expected || (intptr_t)object <= 0) return __real_swift_nonatomic_retain(object);
  const uint64_t before = *count_of(object);
  object = __real_swift_nonatomic_retain(object);
  if (is_ours(before) && *count_of(object) - before == expected) one = expected;
  return object;
}

void *__wrap_swift_nonatomic_retain(void *object) {
  if (__builtin_expect((intptr_t)object > 0, 1)) {
    uint64_t *count = count_of(object);
    const uint64_t more = *count + one;
    if (__builtin_expect(is_ours(*count) && is_ours(more), 1)) {
      *count = more;
      return object;
    }
  }
  return retain_by_runtime(object);
}

/// Lets go of an object that something else holds too; all others are the runtime's.
void __wrap_swift_nonatomic_release(void *object) {
  if (__builtin_expect((intptr_t)object > 0, 1)) {
    uint64_t *count = count_of(object);
    const uint64_t left = *count - one;
    if (__builtin_expect(is_ours(left), 1)) {
      *count = left;
      return;
    }
  }
  __real_swift_nonatomic_release(object);
}

void *__wrap_swift_retain(void *object) {
  return thread_is_running ? __real_swift_retain(object) : __wrap_swift_nonatomic_retain(object);
}

void __wrap_swift_release(void *object) {
  if (thread_is_running) return __real_swift_release(object);
  __wrap_swift_nonatomic_release(object);
}
#endif
