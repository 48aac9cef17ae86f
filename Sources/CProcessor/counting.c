// Counting references without atomic instructions, as long as no second thread runs.
//
// The interpreter and the engine are compiled to count so (`-assume-single-threaded`); what the standard library and the
// runtime count for them comes here: the linker puts these functions in place of Swift's (`--wrap` in Package.swift).
#if defined(REPLACES_LIBRARY)
#include "CProcessor.h"

extern void *swift_nonatomic_retain(void *object);
extern void swift_nonatomic_release(void *object);
extern void *__real_swift_retain(void *object);
extern void __real_swift_release(void *object);

void *__wrap_swift_retain(void *object) {
  return thread_is_running ? __real_swift_retain(object) : swift_nonatomic_retain(object);
}

void __wrap_swift_release(void *object) {
  if (thread_is_running) return __real_swift_release(object);
  swift_nonatomic_release(object);
}
#endif
