#include "server/watched_folder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/job_test.h"

namespace crossfade::server {
namespace {

using std::chrono::seconds;

// A watched folder beside a store, looked at by the second.
class Watched {
 public:
  explicit Watched(const std::function<void(JobOptions&)>& change = [](JobOptions&) {}) {
    std::filesystem::create_directory(folder.path("in"));
    JobOptions options;
    options.store = folder.path("s.db");
    change(options);
    jobs_.emplace(options, JobListeners{});
    watched_.emplace(WatchOptions{.folder = folder.path("in"),
                                  .then_study = false,
                                  .complain = [this](const std::string&) { ++complaints; }},
                     *jobs_);
  }

  /// Looks `count` times, a second apart, and after each waits for the jobs that it made.
  void look(int count) {
    for (int i = 0; i < count; ++i) {
      watched_->look(now_ += seconds(1));
      REQUIRE(wait_until([&] { return jobs_->queued() + jobs_->running() == 0; }));
    }
  }
  Jobs& jobs() { return *jobs_; }
  std::size_t count_jobs() const { return jobs_->list(0, 100).size(); }
  std::string text(const std::string& name) const {
    return std::string(base::MappedFile(folder.path(name)).bytes());
  }

  JobFolder folder;
  int complaints = 0;

 private:
  std::optional<Jobs> jobs_;
  std::optional<WatchedFolder> watched_;
  WatchedFolder::Time now_ = WatchedFolder::Time(seconds(1000));
};

TEST_CASE("a file is imported once it has settled, and moved to done") {
  Watched watched;
  watched.folder.write("in/day 2024-05-01.CSV", "kept 3\n");
  watched.look(5);
  CHECK(watched.count_jobs() == 0);
  watched.look(1);
  REQUIRE(watched.count_jobs() == 1);
  const Job job = watched.jobs().get(1);
  CHECK(job.snapshot == 3);
  CHECK(job.as_of == *base::parse_date("2024-05-01"));
  CHECK(job.files.at(0).name == "day 2024-05-01.CSV");
  watched.look(1);
  CHECK(watched.folder.has("in/done/day 2024-05-01.CSV"));
  CHECK_FALSE(watched.folder.has("in/day 2024-05-01.CSV"));
  watched.look(10);
  CHECK(watched.count_jobs() == 1);

  watched.folder.write("in/day 2024-05-01.CSV", "kept 3 0 again\n");
  watched.look(8);
  CHECK(watched.count_jobs() == 2);
  CHECK(watched.folder.has("in/done/day 2024-05-01 (2).CSV"));
  CHECK(watched.complaints == 0);
}

TEST_CASE("a file that is still written to waits until it is whole") {
  Watched watched;
  for (int i = 0; i < 10; ++i) {
    watched.folder.write("in/a.csv", std::string(static_cast<std::size_t>(i), '\n') + "kept 3\n");
    watched.look(1);
  }
  CHECK(watched.count_jobs() == 0);
  watched.look(5);
  CHECK(watched.count_jobs() == 1);
}

TEST_CASE("a refused file is moved aside with the reason") {
  Watched watched;
  watched.folder.write("in/a.csv", "say crossfade: a.csv:1: no columns of ours\nexit 3\n");
  watched.look(8);
  CHECK(watched.folder.has("in/refused/a.csv"));
  const std::string why = watched.text("in/refused/a.csv.txt");
  CHECK(why.find("\na.csv:1: no columns of ours\n") != std::string::npos);
  CHECK(why.find("가져오지 않았습니다") != std::string::npos);
  watched.look(10);
  CHECK(watched.count_jobs() == 1);
}

TEST_CASE("links, folders, pipes, hidden files and files of other kinds are left alone") {
  Watched watched;
  const std::string outside = watched.folder.write("outside.csv", "kept 1\n");
  REQUIRE(::symlink(outside.c_str(), watched.folder.path("in/link.csv").c_str()) == 0);
  REQUIRE(::mkfifo(watched.folder.path("in/pipe.csv").c_str(), 0600) == 0);
  std::filesystem::create_directory(watched.folder.path("in/folder.csv"));
  watched.folder.write("in/folder.csv/inner.csv", "kept 1\n");
  watched.folder.write("in/.hidden.csv", "kept 1\n");
  watched.folder.write("in/notes.txt", "kept 1\n");
  watched.folder.write("in/.csv", "kept 1\n");
  watched.look(10);
  CHECK(watched.count_jobs() == 0);
  CHECK(watched.complaints == 0);
  CHECK(watched.folder.has("in/notes.txt"));
}

TEST_CASE("what was imported is never moved along a link; it is told once, and not imported anew") {
  Watched watched;
  std::filesystem::create_directory(watched.folder.path("elsewhere"));
  REQUIRE(::symlink(watched.folder.path("elsewhere").c_str(),
                    watched.folder.path("in/done").c_str()) == 0);
  watched.folder.write("in/a.csv", "kept 1\n");
  watched.look(20);
  CHECK(watched.count_jobs() == 1);
  CHECK(watched.complaints == 1);
  CHECK(watched.folder.has("in/a.csv"));
  CHECK_FALSE(watched.folder.has("elsewhere/a.csv"));
}

TEST_CASE("a file that was replaced while it was imported is imported anew") {
  Watched watched;
  watched.folder.write("in/a.csv", "kept 1\n");
  watched.look(6);
  REQUIRE(watched.count_jobs() == 1);
  watched.folder.write("in/a.csv", "kept 2\n");
  watched.look(1);
  CHECK(watched.folder.has("in/a.csv"));
  watched.look(6);
  CHECK(watched.count_jobs() == 2);
  CHECK(watched.jobs().get(2).snapshot == 2);
}

TEST_CASE("what could not be tried is tried again, and what was cancelled is not") {
  Watched watched;
  watched.folder.write("in/busy.csv", "exit 5\n");
  watched.look(14);
  CHECK(watched.count_jobs() > 1);
  CHECK(watched.folder.has("in/busy.csv"));
  CHECK_FALSE(watched.folder.has("in/refused"));

  Watched full([](JobOptions& options) { options.most_queued = 0; });
  full.folder.write("in/a.csv", "kept 1\n");
  full.look(8);
  CHECK(full.folder.has("in/a.csv"));
  CHECK(full.complaints == 0);
  CHECK(std::filesystem::is_empty(full.jobs().upload_folder()));
}

TEST_CASE("a folder that goes is told once, and watched again when it is back") {
  Watched watched;
  std::filesystem::rename(watched.folder.path("in"), watched.folder.path("gone"));
  watched.look(3);
  CHECK(watched.complaints == 1);
  std::filesystem::rename(watched.folder.path("gone"), watched.folder.path("in"));
  watched.folder.write("in/a.csv", "kept 1\n");
  watched.look(7);
  CHECK(watched.count_jobs() == 1);
  CHECK_THROWS_AS(WatchedFolder({.folder = watched.folder.path("none")}, watched.jobs()),
                  base::Error);
}

TEST_CASE("the day of a catalogue is read from its name") {
  CHECK(day_in_name("2024-05-01.csv") == *base::parse_date("2024-05-01"));
  CHECK(day_in_name("label_2024-02-29_full.csv") == *base::parse_date("2024-02-29"));
  CHECK_FALSE(day_in_name("label_2023-02-29.csv").known());
  CHECK_FALSE(day_in_name("12024-05-01.csv").known());
  CHECK_FALSE(day_in_name("2024-05-011.csv").known());
  CHECK_FALSE(day_in_name("label.csv").known());
}

TEST_CASE("a watcher looks by itself until it is ended") {
  const JobFolder folder;
  std::filesystem::create_directory(folder.path("in"));
  folder.write("in/a.csv", "kept 1\n");
  JobOptions options;
  options.store = folder.path("s.db");
  Jobs jobs(options, {});
  const FolderWatcher watcher({.folder = folder.path("in"),
                               .interval = std::chrono::milliseconds(10),
                               .settled = std::chrono::milliseconds(30)},
                              jobs);
  CHECK(wait_until([&] { return folder.has("in/done/a.csv"); }));
}

}  // namespace
}  // namespace crossfade::server
