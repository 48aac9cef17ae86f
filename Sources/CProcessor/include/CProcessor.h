// What the processor can do.
#pragma once

/// The highest level of x86-64 that the processor and the system support: 1 to 4, or 0 on other architectures.
int processor_level(void);
