// Small blocks of memory: free lists by size in front of the C library's malloc.
//
// Objects of the interpreter, nodes and small tensors are made and freed by the million, one thread at a time. A block is
// taken from the list of its size and put back there, in a few instructions; the C library's allocator, which looks
// after more, took a sixth of a program of many objects. The linker puts these functions in its place (`--wrap` in
// Package.swift); larger blocks are the C library's.
#if defined(REPLACES_LIBRARY) && defined(__LP64__)
#define _GNU_SOURCE
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

void *__real_malloc(size_t size);
void __real_free(void *block);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
size_t __real_malloc_usable_size(void *block);
void *__real_swift_slowAlloc(size_t size, size_t align_mask);
void __real_swift_slowDealloc(void *block, size_t size, size_t align_mask);

enum {
  grain = 16,
  largest = 512,                // bytes of the largest block that is small
  page_shift = 13,              // the blocks of a page are of one size
  page_size = 1 << page_shift,
  growth = 1 << 20,             // what the system is asked for at once
  page_count = 1 << 23,         // 64 GB of small blocks at most
};

struct block {
  struct block *next;
};

/// The free blocks of each size, in grains; a thread's own.
static __thread struct block *lists[largest / grain + 1];

/// All pages lie in one range of addresses, which grows upwards.
static uintptr_t base;
static uintptr_t end;     // of what the system has given
static uintptr_t unused;  // from here on
static int is_full;       // the system gives no more
/// The size of each page's blocks, in grains.
static uint8_t grains[page_count];

static int is_small(const void *block) {
  return (uintptr_t)block - base < (uintptr_t)page_count << page_shift && base;
}

static size_t size_of(const void *block) { return grains[((uintptr_t)block - base) >> page_shift] * (size_t)grain; }

/// Makes room for another page; 0 when there is none.
static int grow(void) {
  if (!base) {
    // Far from where the system puts other things, and not the same in every process.
    const uintptr_t start = ((uintptr_t)1 << 44) + (((uintptr_t)&start >> 4 & 0xFFF) << 32);
    base = end = unused = start;
  }
  if (unused == end) {
    is_full = end - base >= (uintptr_t)page_count << page_shift;
    if (is_full) return 0;
#if defined(MAP_FIXED_NOREPLACE)
    void *given = mmap(
        (void *)end, growth, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
#else
    void *given = mmap((void *)end, growth, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
#endif
    is_full = given == MAP_FAILED || (uintptr_t)given != end;
    if (is_full) {
      if (given != MAP_FAILED) munmap(given, growth);  // a system that takes the address for a hint
      return 0;
    }
    end += growth;
  }
  return 1;
}

/// Takes a page for blocks of a size.
static __attribute__((noinline)) void *refill(size_t size_in_grains) {
  static volatile char lock;
  while (__atomic_test_and_set(&lock, __ATOMIC_ACQUIRE)) {}
  const uintptr_t page = !is_full && grow() ? unused : 0;
  if (page) {
    unused += page_size;
    grains[(page - base) >> page_shift] = (uint8_t)size_in_grains;
  }
  __atomic_clear(&lock, __ATOMIC_RELEASE);
  if (!page) return __real_malloc(size_in_grains * grain);
  const size_t size = size_in_grains * grain;
  struct block *list = NULL;
  // The first block is the caller's; the others are taken in the order of their addresses.
  for (size_t i = page_size / size - 1; i > 0; i--) {
    struct block *block = (struct block *)(page + i * size);
    block->next = list;
    list = block;
  }
  lists[size_in_grains] = list;
  return (void *)page;
}

void *__wrap_malloc(size_t size) {
  if (__builtin_expect(size > largest, 0)) return __real_malloc(size);
  const size_t size_in_grains = size ? (size + grain - 1) / grain : 1;
  struct block *block = lists[size_in_grains];
  if (__builtin_expect(!block, 0)) return refill(size_in_grains);
  lists[size_in_grains] = block->next;
  return block;
}

void __wrap_free(void *block) {
  if (!is_small(block)) return __real_free(block);
  struct block **list = &lists[grains[((uintptr_t)block - base) >> page_shift]];
  ((struct block *)block)->next = *list;
  *list = block;
}

/// What Swift's runtime makes objects of; `align_mask` is one less than the alignment, or all ones for the least.
void *__wrap_swift_slowAlloc(size_t size, size_t align_mask) {
  if (__builtin_expect(size > largest || align_mask >= grain, 0)) return __real_swift_slowAlloc(size, align_mask);
  const size_t size_in_grains = size ? (size + grain - 1) / grain : 1;
  struct block *block = lists[size_in_grains];
  if (__builtin_expect(!block, 0)) return __real_swift_slowAlloc(size, align_mask);
  lists[size_in_grains] = block->next;
  return block;
}

void __wrap_swift_slowDealloc(void *block, size_t size, size_t align_mask) {
  if (__builtin_expect(!is_small(block), 0)) return __real_swift_slowDealloc(block, size, align_mask);
  struct block **list = &lists[grains[((uintptr_t)block - base) >> page_shift]];
  ((struct block *)block)->next = *list;
  *list = block;
}

void *__wrap_calloc(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total) || total > largest) return __real_calloc(count, size);
  void *block = __wrap_malloc(total);
  return block ? memset(block, 0, total) : NULL;
}

void *__wrap_realloc(void *block, size_t size) {
  if (!block) return __wrap_malloc(size);
  if (!is_small(block)) return __real_realloc(block, size);
  const size_t old = size_of(block);
  if (size <= old && (size > old / 2 || old <= 64) && size > 0) return block;
  void *moved = size > 0 ? __wrap_malloc(size) : NULL;
  if (moved) memcpy(moved, block, size < old ? size : old);
  if (moved || size == 0) __wrap_free(block);
  return moved;
}

size_t __wrap_malloc_usable_size(void *block) {
  return is_small(block) ? size_of(block) : __real_malloc_usable_size(block);
}
#endif
