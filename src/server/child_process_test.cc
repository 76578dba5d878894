#include "base/child_process.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "base/error.h"

namespace crossfade::server {
namespace {

using base::ChildEnd;
using base::ChildOptions;
using base::ChildProcess;
using std::chrono::milliseconds;

struct Result {
  std::string out;
  std::string errors;
  ChildEnd end;
};

// Reads until the end; a program that does not end in time fails the test.
Result finish(ChildProcess& child) {
  Result result;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!child.end()) {
    REQUIRE(std::chrono::steady_clock::now() < deadline);
    const ChildProcess::Output output = child.read(milliseconds(20));
    result.out += output.out;
    result.errors += output.errors;
  }
  result.end = *child.end();
  return result;
}

Result run(ChildOptions options) {
  ChildProcess child(options);
  return finish(child);
}

TEST_CASE("what a program writes and how it ends is told") {
  const Result said = run({.arguments = {"act", "say a word"}});
  CHECK(said.errors == "a word\n");
  CHECK(said.end.exit_code == 0);
  CHECK(run({.arguments = {"act", "exit 3"}}).end.exit_code == 3);
  const Result crashed = run({.arguments = {"act", "crash"}});
  CHECK(crashed.end.signal == SIGSEGV);
  CHECK(crashed.end.exit_code == -1);
  CHECK(run({.program = "/bin/true"}).end.exit_code == 0);
}

TEST_CASE("a program that writes more than a pipe holds is read to its end") {
  const Result much = run({.arguments = {"much"}});
  CHECK(much.out.size() == std::size_t{30000} * 42);
  CHECK(much.errors.size() == std::size_t{30000} * 42);
}

TEST_CASE("a program that cannot be started is an error, and leaves no process") {
  CHECK_THROWS_AS(run({.program = "/nonexistent/program"}), base::Error);
  CHECK_THROWS_AS(run({.program = "/bin/true", .folder = "/nonexistent"}), base::Error);
}

TEST_CASE("a program sees its folder and its three descriptors, and nothing else of ours") {
  const int leaking = ::open("/dev/null", O_RDONLY);  // without O_CLOEXEC, as another's might be
  REQUIRE(leaking >= 0);
  ::setenv("CROSSFADE_SEED", "99", 1);
  const std::string out = run({.arguments = {"surroundings"}, .folder = "/usr", .niceness = 3}).out;
  ::unsetenv("CROSSFADE_SEED");
  ::close(leaking);
  const int priority = std::min(19, ::getpriority(PRIO_PROCESS, 0) + 3);
  CHECK(out == "descriptor 0\ndescriptor 1\ndescriptor 2\nfolder /usr\npriority " +
                   std::to_string(priority) + "\ngroup 1\nseed none\nstdin -1\n");
}

TEST_CASE("limits are those of the program, not ours") {
  const Result limited = run({.program = "/bin/cat",
                              .arguments = {"/proc/self/limits", "/proc/self/oom_score_adj"},
                              .address_space = std::size_t{1} << 30});
  CHECK(limited.out.find("Max address space         1073741824") != std::string::npos);
  CHECK(limited.out.find("Max core file size        0 ") != std::string::npos);
  CHECK(limited.out.ends_with("\n500\n"));
  rlimit ours{};
  ::getrlimit(RLIMIT_AS, &ours);
  CHECK(ours.rlim_cur != std::size_t{1} << 30);
}

TEST_CASE("a program that is asked to end does, or is made to") {
  ChildProcess willing({.arguments = {"act", "wait"}, .grace = std::chrono::minutes(10)});
  willing.stop();
  CHECK(finish(willing).end.signal == SIGTERM);

  ChildProcess deaf({.arguments = {"deaf"}, .grace = milliseconds(100)});
  std::string out;
  while (out.empty()) out = deaf.read(milliseconds(100)).out;
  deaf.stop();
  CHECK(finish(deaf).end.signal == SIGKILL);
}

bool is_alive(pid_t id) { return ::kill(id, 0) == 0 || errno != ESRCH; }

TEST_CASE("what has not ended is killed with its owner, and with the thread that started it") {
  pid_t id = 0;
  {
    const ChildProcess child({.arguments = {"deaf"}});
    id = child.id();
    CHECK(is_alive(id));
  }
  CHECK_FALSE(is_alive(id));

  std::unique_ptr<ChildProcess> orphan;
  std::thread([&] {
    orphan = std::make_unique<ChildProcess>(ChildOptions{.arguments = {"deaf"}});
    while (orphan->read(milliseconds(100)).out.empty()) {
    }
  }).join();
  CHECK(finish(*orphan).end.signal == SIGKILL);
}

}  // namespace
}  // namespace crossfade::server
