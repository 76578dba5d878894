#include "server/spool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <numeric>
#include <system_error>

#include "base/error.h"
#include "base/file.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 150;  // a file system takes 255; " (12)" may be added
constexpr std::size_t kLongestEnding = 10;
constexpr const char* kNoName = "catalogue.csv";

[[noreturn]] void fail(const std::string& what, const std::string& path,
                       const std::error_code& error) {
  throw base::Error(base::ErrorKind::kFailed, what + ": " + error.message(), {path, 0, 0},
                    "check the folder, its permissions and the room on the disk");
}

void make_own_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0 || (errno == EEXIST && fs::is_directory(path))) return;
  fail("cannot make the folder", path, {errno, std::generic_category()});
}

// Cut at the end of a character.
std::string_view cut_bytes(std::string_view utf8, std::size_t most) {
  if (utf8.size() <= most) return utf8;
  while (most > 0 && (static_cast<unsigned char>(utf8[most]) & 0xc0) == 0x80) --most;
  return utf8.substr(0, most);
}

struct NameParts {
  std::string_view stem;
  std::string_view ending;  // with its dot
};

NameParts parts_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.size() - dot > kLongestEnding) {
    return {name, {}};
  }
  return {name.substr(0, dot), name.substr(dot)};
}

void move_file(const std::string& from, const std::string& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (!error) return;
  if (error != std::errc::cross_device_link) fail("cannot be moved", from, error);
  fs::copy_file(from, to, error);
  if (error) fail("cannot be copied", from, error);
  fs::remove(from, error);
}

}  // namespace

std::string file_name_of(std::string_view given) {
  const std::size_t slash = given.find_last_of("/\\");
  if (slash != std::string_view::npos) given.remove_prefix(slash + 1);
  std::string name = text::one_line(given);
  const std::size_t first = name.find_first_not_of(' ');
  name =
      first == std::string::npos ? "" : name.substr(first, name.find_last_not_of(' ') + 1 - first);
  if (name.empty() || name == "." || name == "..") return kNoName;
  if (name.front() == '.' || name.front() == '-') name.front() = '_';
  const auto [stem, ending] = parts_of(name);
  return std::string(cut_bytes(stem, kLongestName - ending.size())) + std::string(ending);
}

std::string free_name(const std::string& name,
                      const std::function<bool(const std::string&)>& is_taken) {
  if (!is_taken(name)) return name;
  const auto [stem, ending] = parts_of(name);
  for (int count = 2;; ++count) {
    std::string other = fmt::format("{} ({}){}", stem, count, ending);
    if (!is_taken(other)) return other;
  }
}

Spool::Spool(const std::string& folder, std::uint64_t most_bytes)
    : folder_(fs::absolute(folder).string()), most_bytes_(most_bytes) {
  make_own_folder(folder_);
  make_own_folder(upload_folder());
  const std::string path = folder_ + "/lock";
  lock_ = base::Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!lock_.is_open()) fail("cannot be opened", path, {errno, std::generic_category()});
  if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) {
    throw base::Error(base::ErrorKind::kStoreBusy, "another server is using this store",
                      {folder_, 0, 0}, "stop it, or serve another store");
  }
}

std::string Spool::upload_folder() const { return folder_ + "/uploads"; }

std::string Spool::folder_of(std::int64_t job) const { return folder_ + "/" + std::to_string(job); }

std::string Spool::files_of(std::int64_t job) const { return folder_of(job) + "/files"; }

std::vector<JobFile> Spool::take(std::int64_t job, const std::vector<UploadedFile>& files) {
  std::vector<JobFile> taken;
  std::set<std::string> names;
  const auto is_taken = [&](const std::string& name) { return names.contains(name); };
  std::uint64_t total = 0;
  for (const UploadedFile& file : files) {
    std::error_code error;
    const std::uint64_t bytes = fs::file_size(file.path, error);
    if (error) fail("cannot be read", file.path, error);
    taken.push_back({free_name(file_name_of(file.name), is_taken), bytes});
    names.insert(taken.back().name);
    total += bytes;
  }
  {
    const std::lock_guard hold(mutex_);
    const auto add = [](std::uint64_t sum, const auto& entry) { return sum + entry.second; };
    const std::uint64_t held = std::accumulate(bytes_.begin(), bytes_.end(), std::uint64_t{0}, add);
    if (held + total > most_bytes_) {
      throw base::Error(base::ErrorKind::kStoreBusy,
                        fmt::format("the files of waiting jobs and these would take {} MB; at most "
                                    "{} MB may wait",
                                    (held + total) / 1'000'000, most_bytes_ / 1'000'000),
                        {}, "try again when jobs have ended, or cancel some");
    }
    bytes_[job] = total;
  }
  try {
    make_own_folder(folder_of(job));
    make_own_folder(files_of(job));
    for (std::size_t i = 0; i < files.size(); ++i) {
      move_file(files[i].path, files_of(job) + "/" + taken[i].name);
    }
  } catch (...) {
    remove(job);
    throw;
  }
  return taken;
}

bool Spool::hand_over(std::int64_t from, std::int64_t to) {
  const std::lock_guard hold(mutex_);
  const auto found = bytes_.find(from);
  if (found == bytes_.end()) return false;
  std::error_code error;
  fs::rename(folder_of(from), folder_of(to), error);
  if (error) return false;
  bytes_[to] = found->second;
  bytes_.erase(found);
  return true;
}

void Spool::hand_out(std::int64_t job, const std::string& file, const std::string& folder,
                     const std::string& name) const {
  const std::string path = files_of(job) + "/" + file;
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return;
  make_own_folder(folder);
  move_file(path, folder + "/" + name);
}

void Spool::remove(std::int64_t job) {
  const std::lock_guard hold(mutex_);
  std::error_code error;
  fs::remove_all(folder_of(job), error);  // what stays goes at the next start
  bytes_.erase(job);
}

void Spool::keep_only(const std::set<std::int64_t>& jobs) {
  std::error_code error;
  for (const fs::directory_entry& upload : fs::directory_iterator(upload_folder(), error)) {
    fs::remove_all(upload.path(), error);
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error)) {
    const std::string name = entry.path().filename().string();
    std::int64_t job = 0;
    const auto [end, code] = std::from_chars(name.data(), name.data() + name.size(), job);
    if (code != std::errc() || end != name.data() + name.size()) continue;
    if (!jobs.contains(job)) {
      fs::remove_all(entry.path(), error);
      continue;
    }
    std::uint64_t total = 0;
    for (const fs::directory_entry& file : fs::directory_iterator(files_of(job), error)) {
      total += file.file_size(error);
    }
    const std::lock_guard hold(mutex_);
    bytes_[job] = total;
  }
}

std::uint64_t Spool::bytes() const {
  const std::lock_guard hold(mutex_);
  std::uint64_t total = 0;
  for (const auto& [job, bytes] : bytes_) total += bytes;
  return total;
}

}  // namespace crossfade::server
