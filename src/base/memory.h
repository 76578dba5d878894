#pragma once

namespace crossfade::base {

/// Gives memory that was freed back to the system: for long-lived processes, after a job that took
/// much of it for a while. Takes about a millisecond. Does nothing where the C library cannot.
void give_back_memory();

}  // namespace crossfade::base
