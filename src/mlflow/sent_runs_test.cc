#include "mlflow/sent_runs.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "base/error.h"

namespace crossfade::mlflow {
namespace {

using std::chrono::milliseconds;

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "sent_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string store() const { return path_ + "/s.db"; }

 private:
  std::string path_;
};

TEST_CASE("the book keeps a line a server and run, and strikes those of one server alone") {
  const Folder folder;
  store::Store store(folder.store(), store::Access::kCreate);
  SentRuns here(store, "http://a");
  SentRuns there(store, "http://b");
  CHECK_FALSE(here.find("k").has_value());
  here.keep("k", {"r1", false, "", "", ""});
  here.keep("k", {"r1", true, "m-1", "이름", "3"});
  there.keep("k", {"r2", true, "", "", ""});
  CHECK(here.find("k")->is_whole);
  CHECK(here.find("k")->model == "m-1");
  CHECK(here.find("k")->model_name == "이름");
  CHECK(here.find("k")->model_version == "3");
  CHECK(there.find("k")->remote == "r2");
  here.forget();
  CHECK_FALSE(here.find("k").has_value());
  CHECK(there.find("k").has_value());
}

TEST_CASE("one push at a time, and nothing is left of the lock") {
  const Folder folder;
  {
    const PushLock first(folder.store(), milliseconds(0));
    try {
      const PushLock second(folder.store(), milliseconds(30));
      FAIL("two hold the lock");
    } catch (const base::Error& error) {
      CHECK(error.kind() == base::ErrorKind::kStoreBusy);
    }
  }
  CHECK_FALSE(std::filesystem::exists(folder.store() + "-push"));
  const PushLock again(folder.store(), milliseconds(0));
}

TEST_CASE("a lock is got as soon as its holder lets go") {
  const Folder folder;
  auto first = std::make_unique<PushLock>(folder.store(), milliseconds(0));
  std::thread holder([&first] {
    std::this_thread::sleep_for(milliseconds(60));
    first.reset();
  });
  const PushLock second(folder.store(), std::chrono::seconds(20));
  holder.join();
}

TEST_CASE("the lock of a program that was killed is free") {
  const Folder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    const PushLock lock(folder.store(), milliseconds(0));
    ::raise(SIGKILL);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(std::filesystem::exists(folder.store() + "-push"));
  { const PushLock lock(folder.store(), milliseconds(0)); }
  CHECK_FALSE(std::filesystem::exists(folder.store() + "-push"));
}

}  // namespace
}  // namespace crossfade::mlflow
