#include "base/interrupt.h"

#include <unistd.h>

#include <csignal>

#include "base/error.h"

namespace crossfade::base {
namespace {

volatile std::sig_atomic_t signalled = 0;

void on_signal(int) {
  if (signalled != 0) ::_exit(exit_code(ErrorKind::kInterrupted));
  signalled = 1;
}

}  // namespace

void watch_for_interrupts() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

bool interrupted() { return signalled != 0; }

void throw_if_interrupted() {
  if (interrupted()) throw Error(ErrorKind::kInterrupted, "interrupted; nothing was left half-done");
}

}  // namespace crossfade::base
