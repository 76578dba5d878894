#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace crossfade::base {

void broken_promise(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "crossfade: broken promise: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace crossfade::base
