#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

namespace crossfade::base {

/// For tests: the folder that the environment variable names, with a slash; empty (and said so) where it
/// is not set. ctest sets CROSSFADE_EXAMPLES and CROSSFADE_DOCS.
inline std::string test_folder(const std::string& variable) {
  const char* folder = std::getenv(variable.c_str());
  if (folder != nullptr) return std::string(folder) + "/";
  MESSAGE("skipped: " << variable << " is not set");
  return "";
}

}  // namespace crossfade::base
