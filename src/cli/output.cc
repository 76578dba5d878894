#include "cli/output.h"

#include <cstdio>

#include "base/error.h"

namespace crossfade::cli {

void print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) {
    throw base::Error(base::ErrorKind::kFailed, "cannot write to stdout");
  }
}

void print_line(std::string_view text) {
  print(text);
  print("\n");
}

}  // namespace crossfade::cli
