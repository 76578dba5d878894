#include "cli/password_entry.h"

#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>

#include "base/error.h"
#include "base/interrupt.h"

namespace crossfade::cli {
namespace {

// Lets Ctrl-C end a waiting read(), which would otherwise go on after the signal.
class ReadableInterrupt {
 public:
  ReadableInterrupt() {
    sigaction(SIGINT, nullptr, &before_);
    struct sigaction ending = before_;
    ending.sa_flags &= ~SA_RESTART;
    sigaction(SIGINT, &ending, nullptr);
  }
  ~ReadableInterrupt() { sigaction(SIGINT, &before_, nullptr); }
  ReadableInterrupt(const ReadableInterrupt&) = delete;
  ReadableInterrupt& operator=(const ReadableInterrupt&) = delete;

 private:
  struct sigaction before_ {};
};

class QuietTerminal {
 public:
  QuietTerminal() {
    tcgetattr(STDIN_FILENO, &before_);
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  ~QuietTerminal() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;

 private:
  termios before_{};
};

// Up to the end of the line, without it. Byte by byte and by no stream, which would keep a copy.
std::string read_line() {
  constexpr std::size_t kMostBytes = 4096;  // a password is refused long before
  std::string line;
  char byte = 0;
  while (line.size() < kMostBytes) {
    const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
    if (count < 0 && errno == EINTR) {
      base::throw_if_interrupted();
      continue;
    }
    if (count <= 0 || byte == '\n') break;
    line += byte;
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string ask(const std::string& prompt) {
  std::fprintf(stderr, "%s: ", prompt.c_str());
  const ReadableInterrupt interrupt;
  const QuietTerminal quiet;
  std::string line = read_line();
  std::fputs("\n", stderr);
  return line;
}

}  // namespace

std::string read_password(const std::string& prompt) {
  const bool is_terminal = ::isatty(STDIN_FILENO) != 0;
  std::string password = is_terminal ? ask(prompt) : read_line();
  if (password.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "no password came", {},
                      "type one, or give it as the first line of stdin");
  }
  if (is_terminal && ask("Again") != password) {
    throw base::Error(base::ErrorKind::kUsage, "the two passwords differ");
  }
  return password;
}

}  // namespace crossfade::cli
