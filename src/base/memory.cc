#include "base/memory.h"

#include <cstdlib>  // says whose C library this is

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace crossfade::base {

void give_back_memory() {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

}  // namespace crossfade::base
