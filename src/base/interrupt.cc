#include "base/interrupt.h"

#include <unistd.h>

#include <csignal>

#include "base/error.h"

namespace crossfade::base {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void on_signal(int) {
  if (interrupted != 0) ::_exit(exit_code(ErrorKind::kInterrupted));
  interrupted = 1;
}

}  // namespace

void watch_for_interrupts() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

void throw_if_interrupted() {
  if (interrupted != 0) throw Error(ErrorKind::kInterrupted, "interrupted; nothing was left half-done");
}

}  // namespace crossfade::base
