#pragma once

namespace crossfade::base {

/// Lets Ctrl-C and SIGTERM end the work at its next step, by an Error of kind kInterrupted, so that files
/// and transactions are left whole; a second signal ends the process at once with exit code 130.
void watch_for_interrupts();

/// Whether a signal came. For a thread that stops what another one waits for.
bool interrupted();

/// Throws Error (kInterrupted) once a signal came. Called by parallel_for() before every task.
void throw_if_interrupted();

}  // namespace crossfade::base
