#pragma once

#include <string_view>

namespace crossfade::cli {

/// Writes results to stdout. Throws base::Error (kFailed) where it cannot (a full disk, a closed pipe).
void print(std::string_view text);
void print_line(std::string_view text);

}  // namespace crossfade::cli
