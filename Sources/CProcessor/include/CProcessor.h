// What the processor can do.
#pragma once

/// The highest level of x86-64 that the processor and the system support: 1, 3 or 4, or 0 on other architectures.
/// The environment variable NOTEBOOK_RUNNER_KERNELS (`baseline`, `v3`) lowers it.
int processor_level(void);
