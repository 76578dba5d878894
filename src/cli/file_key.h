#pragma once

#include <filesystem>
#include <string>

#include "text/unicode.h"

namespace crossfade::cli {

/// The form in which a file that a table names is looked for: without detours like "./", in any
/// case, accents of one or two code points (as Macs write them) alike.
inline std::string file_key(const std::string& file) {
  return text::fold(std::filesystem::path(file).lexically_normal().string());
}

}  // namespace crossfade::cli
