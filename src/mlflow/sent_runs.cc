#include "mlflow/sent_runs.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

#include "base/error.h"
#include "base/interrupt.h"

namespace crossfade::mlflow {
namespace {

using store::Statement;

constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE mlflow_runs (
  server TEXT NOT NULL,
  run_key TEXT NOT NULL,
  remote_run TEXT NOT NULL,
  is_whole INTEGER NOT NULL,
  logged_model TEXT,
  model_name TEXT,
  model_version TEXT,
  PRIMARY KEY (server, run_key)
) WITHOUT ROWID;
)sql";
constexpr std::array kScripts = {kVersion1};

constexpr std::chrono::milliseconds kLook{20};

}  // namespace

SentRuns::SentRuns(store::Store& store, std::string server)
    : store_(store), server_(std::move(server)) {
  store_.migrate(store::Section::kMlflow, kScripts);
}

std::optional<SentRun> SentRuns::find(const std::string& key) {
  Statement row(store_,
                "SELECT remote_run, is_whole, logged_model, model_name, model_version "
                "FROM mlflow_runs WHERE server = ? AND run_key = ?");
  row.bind(0, server_).bind(1, key);
  if (!row.step()) return std::nullopt;
  return SentRun{std::string(row.text(0)), row.integer(1) != 0, std::string(row.text(2)),
                 std::string(row.text(3)), std::string(row.text(4))};
}

void SentRuns::keep(const std::string& key, const SentRun& run) {
  Statement row(store_, "INSERT OR REPLACE INTO mlflow_runs VALUES (?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, server_).bind(1, key).bind(2, run.remote);
  row.bind(3, std::int64_t{run.is_whole ? 1 : 0}).bind(4, run.model);
  row.bind(5, run.model_name).bind(6, run.model_version).run();
}

void SentRuns::forget() {
  Statement rows(store_, "DELETE FROM mlflow_runs WHERE server = ?");
  rows.bind(0, server_).run();
}

PushLock::PushLock(const std::string& store, std::chrono::milliseconds patience)
    : path_(store + "-push") {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!try_to_lock()) {
    if (std::chrono::steady_clock::now() >= until) {
      throw base::Error(base::ErrorKind::kStoreBusy, "another program is sending this store's runs",
                        {store, 0, 0}, "what it leaves, `crossfade mlflow push` sends later");
    }
    base::throw_if_interrupted();
    std::this_thread::sleep_for(kLook);
  }
}

// A lock counts only on the file that has the name: its holder takes the name away before the lock.
bool PushLock::try_to_lock() {
  descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor_ < 0) {
    throw base::Error(base::ErrorKind::kFailed,
                      std::string("cannot be made: ") + std::strerror(errno), {path_, 0, 0},
                      "sending runs needs a lock beside the store; check the folder's permissions");
  }
  struct stat mine {};
  struct stat named {};
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor_, &mine) == 0 &&
      ::stat(path_.c_str(), &named) == 0 && mine.st_ino == named.st_ino &&
      mine.st_dev == named.st_dev) {
    return true;
  }
  ::close(std::exchange(descriptor_, -1));
  return false;
}

PushLock::~PushLock() {
  if (descriptor_ < 0) return;
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

}  // namespace crossfade::mlflow
