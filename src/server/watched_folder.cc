#include "server/watched_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/file.h"

namespace crossfade::server {
namespace {

using base::Descriptor;

constexpr std::string_view kAskedBy = "watched folder";

bool is_catalogue_name(std::string_view name) {
  constexpr std::string_view kEnding = ".csv";
  if (name.starts_with('.') || name.size() <= kEnding.size()) return false;
  return std::ranges::equal(name.substr(name.size() - kEnding.size()), kEnding, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
  });
}

base::Error failure(const std::string& what, const std::string& path) {
  return {base::ErrorKind::kFailed,
          what + ": " + std::generic_category().message(errno),
          {path, 0, 0},
          "check the folder, its permissions and the room on the disk"};
}

// What became of a file, for who put it there.
std::string refusal_text(const Job& job) {
  const std::string why =
      job.state == JobState::kCancelled ? "Its import was cancelled." : job.complaint;
  return fmt::format(
      "This file was not imported; the store is as it was before.\n"
      "이 파일은 가져오지 않았습니다. 저장소는 이전 상태 그대로입니다.\n\n{}\n",
      why);
}

// What may be there again by itself: the same file is looked at anew.
bool is_worth_another_try(const Job& job) {
  return job.state == JobState::kInterrupted ||
         (job.state == JobState::kFailed &&
          job.exit_code == base::exit_code(base::ErrorKind::kStoreBusy));
}

// A folder in the folder, made where missing; never one that a link leads to.
Descriptor open_inner(int folder, const std::string& name) {
  ::mkdirat(folder, name.c_str(), 0755);
  Descriptor inner(::openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!inner.is_open()) throw failure("cannot be used", name);
  return inner;
}

bool is_there(int folder, const std::string& name) {
  struct stat status {};
  return ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

void write_all(const Descriptor& file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw failure("cannot be written", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Moves a file into an inner folder, under a name that is free there, with a text beside it where
// there is one.
void move_into(int folder, const std::string& inner_name, const std::string& name,
               const std::optional<std::string>& text) {
  const Descriptor inner = open_inner(folder, inner_name);
  const std::string target = free_name(name, [&](const std::string& other) {
    return is_there(inner.get(), other) || is_there(inner.get(), other + ".txt");
  });
  if (text) {
    const std::string path = target + ".txt";
    const Descriptor file(
        ::openat(inner.get(), path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!file.is_open()) throw failure("cannot be written", path);
    write_all(file, *text, path);
  }
  if (::renameat(folder, name.c_str(), inner.get(), target.c_str()) != 0) {
    throw failure("cannot be moved to " + inner_name, name);
  }
}

}  // namespace

base::Date day_in_name(std::string_view name) {
  constexpr std::size_t kLength = 10;
  const auto is_digit_at = [&](std::size_t i) {
    return i < name.size() && name[i] >= '0' && name[i] <= '9';
  };
  for (std::size_t i = 0; i + kLength <= name.size(); ++i) {
    if ((i > 0 && is_digit_at(i - 1)) || is_digit_at(i + kLength)) continue;
    if (const auto day = base::parse_date(name.substr(i, kLength))) return *day;
  }
  return {};
}

WatchedFolder::WatchedFolder(WatchOptions options, Jobs& jobs)
    : options_(std::move(options)), jobs_(jobs) {
  if (std::filesystem::is_directory(options_.folder)) return;
  throw base::Error(base::ErrorKind::kNotFound, "there is no such folder to watch",
                    {options_.folder, 0, 0}, "make it, or name another");
}

void WatchedFolder::look(Time now) {
  const Descriptor folder(::open(options_.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) {
    if (!std::exchange(is_gone_, true)) {
      options_.complain(failure("cannot be watched", options_.folder).what());
    }
    return;
  }
  is_gone_ = false;
  put_away(folder.get());
  const std::map<std::string, Mark> files = list_files(folder.get());
  std::erase_if(seen_, [&](const auto& entry) { return !files.contains(entry.first); });
  for (const auto& [name, mark] : files) look_at(folder.get(), name, mark, now);
}

// Unset for what is no regular file, or not there.
std::optional<WatchedFolder::Mark> WatchedFolder::mark_of(int folder, const std::string& name) {
  struct stat status {};
  const int code = name.empty() ? ::fstat(folder, &status)
                                : ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW);
  if (code != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return Mark{status.st_ino, status.st_size,
              status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::map<std::string, WatchedFolder::Mark> WatchedFolder::list_files(int folder) {
  std::map<std::string, Mark> files;
  const int again = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (again < 0) return files;
  const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(again), ::closedir);
  if (!listing) return files;
  while (const dirent* entry = ::readdir(listing.get())) {
    if (!is_catalogue_name(entry->d_name)) continue;
    if (const auto mark = mark_of(folder, entry->d_name)) files[entry->d_name] = *mark;
  }
  return files;
}

void WatchedFolder::look_at(int folder, const std::string& name, const Mark& mark, Time now) {
  const bool is_taken = std::ranges::any_of(
      taken_, [&](const Taken& file) { return file.name == name && file.mark == mark; });
  if (is_taken) return;
  const auto [place, is_new] = seen_.try_emplace(name, Seen{mark, now});
  Seen& seen = place->second;
  if (seen.mark != mark) seen = {mark, now};
  if (now - seen.since < options_.settled) return;
  seen.since = now;  // where it cannot be taken now
  const std::string copied = fmt::format("{}/watched-{}", jobs_.upload_folder(), copies_++);
  try {
    if (!copy(folder, name, mark, copied)) return;
    const Job job = jobs_.submit({.kind = JobKind::kImport,
                                  .asked_by = std::string(kAskedBy),
                                  .files = {{name, copied}},
                                  .as_of = day_in_name(name),
                                  .then_study = options_.then_study,
                                  .quick = options_.quick});
    taken_.push_back({name, mark, job.id});
  } catch (const base::Error& error) {
    std::error_code gone;
    std::filesystem::remove(copied, gone);
    if (error.kind() == base::ErrorKind::kStoreBusy || std::exchange(seen.is_told, true)) return;
    options_.complain(error.what());
  }
}

// Whether `to` is now what the file was when it was looked at. A file that is written to meanwhile
// is not.
bool WatchedFolder::copy(int folder, const std::string& name, const Mark& mark,
                         const std::string& to) {
  const Descriptor from(
      ::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!from.is_open()) throw failure("cannot be read", name);
  const auto is_same = [&] { return mark_of(from.get(), "") == mark; };
  if (!is_same()) return false;
  base::FileWriter copied(to);
  std::vector<char> piece(std::size_t{1} << 20);
  while (true) {
    const ssize_t size = ::read(from.get(), piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) throw failure("cannot be read", name);
    if (size == 0) break;
    copied.write({piece.data(), static_cast<std::size_t>(size)});
  }
  if (!is_same()) return false;
  copied.commit();
  return true;
}

void WatchedFolder::put_away(int folder) {
  std::erase_if(taken_, [&](Taken& file) {
    try {
      return is_put_away(folder, file);
    } catch (const base::Error& error) {
      if (!std::exchange(file.is_stuck, true)) options_.complain(error.what());
      return false;
    }
  });
}

// Whether nothing is left to do with a file that was taken.
bool WatchedFolder::is_put_away(int folder, Taken& file) const {
  Job job;
  try {
    job = jobs_.get(file.job);
  } catch (const base::Error&) {
    return true;  // so long ago that nobody knows
  }
  if (!has_ended(job.state)) return false;
  if (mark_of(folder, file.name) != file.mark) return true;  // it is another by now
  if (is_worth_another_try(job)) return true;
  const bool is_done = job.state == JobState::kDone;
  move_into(folder, is_done ? "done" : "refused", file.name,
            is_done ? std::nullopt : std::optional(refusal_text(job)));
  return true;
}

FolderWatcher::FolderWatcher(const WatchOptions& options, Jobs& jobs) : folder_(options, jobs) {
  thread_ = std::thread([this, interval = options.interval, complain = options.complain] {
    std::unique_lock hold(mutex_);
    while (!is_ending_) {
      hold.unlock();
      try {
        folder_.look(std::chrono::steady_clock::now());
      } catch (const std::exception& error) {
        complain(error.what());
      }
      hold.lock();
      end_.wait_for(hold, interval, [this] { return is_ending_; });
    }
  });
}

FolderWatcher::~FolderWatcher() {
  {
    const std::lock_guard hold(mutex_);
    is_ending_ = true;
  }
  end_.notify_one();
  thread_.join();
}

}  // namespace crossfade::server
