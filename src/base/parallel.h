#pragma once

#include <cstddef>
#include <functional>

namespace crossfade::base {

/// Calls `task(i)` once for each i in 0 .. count - 1, on up to `threads` threads (the caller's
/// among them). Which thread runs which i is not fixed: tasks write to places of their own, so
/// that the result is the same for any number of threads. The first exception (of the lowest i)
/// is thrown again here after all running tasks ended.
void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& task);

/// The number of threads to use when the user named none: the processors this process may run on.
int default_threads();

}  // namespace crossfade::base
