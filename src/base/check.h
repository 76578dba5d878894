#pragma once

namespace crossfade::base {

/// Prints the broken promise and where it stands, then aborts. Called by CF_CHECK.
[[noreturn]] void broken_promise(const char* condition, const char* file, int line);

}  // namespace crossfade::base

/// A promise of our own code, kept in release builds too. What depends on the world throws
/// base::Error instead.
#define CF_CHECK(condition)    \
  ((condition) ? void(0) : ::crossfade::base::broken_promise(#condition, __FILE__, __LINE__))
