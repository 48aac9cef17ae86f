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
static const int64_t one = (int64_t)1 << 33;

void *__wrap_swift_nonatomic_retain(void *object) {
  if (__builtin_expect((intptr_t)object > 0, 1)) {
    int64_t *count = (int64_t *)object + 1;
    const int64_t more = (int64_t)((uint64_t)*count + one);
    if (__builtin_expect(*count >= 0 && more >= 0, 1)) {
      *count = more;
      return object;
    }
  }
  return __real_swift_nonatomic_retain(object);
}

/// Lets go of an object that something else holds too; all others are the runtime's.
void __wrap_swift_nonatomic_release(void *object) {
  if (__builtin_expect((intptr_t)object > 0, 1)) {
    int64_t *count = (int64_t *)object + 1;
    const int64_t left = *count - one;
    if (__builtin_expect(left >= 0, 1)) {
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
