#include "base/process.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

namespace crossfade::base {
namespace {

TEST_CASE("a process knows itself by its mark") {
  const std::string mark = process_mark();
  REQUIRE_FALSE(mark.empty());
  CHECK(process_mark() == mark);
  CHECK(may_be_running(mark));
}

TEST_CASE("a process that was killed is told from one that runs, asked for or not") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    const std::string mark = process_mark();
    const bool told = write(ends[1], mark.data(), mark.size()) > 0;
    if (told) pause();
    _exit(0);
  }
  char text[300];
  const ssize_t size = read(ends[0], text, sizeof text);
  REQUIRE(size > 0);
  const std::string mark(text, static_cast<std::size_t>(size));
  CHECK(mark != process_mark());
  CHECK(may_be_running(mark));
  kill(child, SIGKILL);
  siginfo_t end;
  REQUIRE(waitid(P_PID, static_cast<id_t>(child), &end, WEXITED | WNOWAIT) == 0);
  CHECK_FALSE(may_be_running(mark));
  waitpid(child, nullptr, 0);
  CHECK_FALSE(may_be_running(mark));
  close(ends[0]);
  close(ends[1]);
}

TEST_CASE("another beginning under the same number is another process; another machine is unseen") {
  const std::string mark = process_mark();
  CHECK_FALSE(may_be_running(mark + "9"));
  CHECK(may_be_running("elsewhere" + mark));
  CHECK_FALSE(may_be_running(""));
  CHECK_FALSE(may_be_running("no mark"));
}

}  // namespace
}  // namespace crossfade::base
