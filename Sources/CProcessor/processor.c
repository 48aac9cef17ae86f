// Asking the processor which level of x86-64 it supports.
#include "CProcessor.h"

#include <stdlib.h>
#include <string.h>

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
