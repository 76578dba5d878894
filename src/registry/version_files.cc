#include "registry/version_files.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "score/study_model.h"

namespace crossfade::registry {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStudyFile = "study.cfm";
constexpr std::string_view kStaging = "new-";
constexpr std::chrono::hours kStale{24};

std::string versions_folder(const std::string& store) { return models_folder(store) + "/versions"; }

std::string digest_of(const std::string& path) {
  return base::content_digest(base::MappedFile(path).bytes());
}

[[noreturn]] void fail(const std::string& path, const std::error_code& code) {
  throw base::Error(base::ErrorKind::kFailed, "cannot be moved: " + code.message(), {path, 0, 0});
}

void remove_stale(const std::string& versions) {
  std::error_code none;
  const auto now = fs::file_time_type::clock::now();
  for (const fs::directory_entry& entry : fs::directory_iterator(versions, none)) {
    if (!entry.path().filename().string().starts_with(kStaging)) continue;
    const auto written = entry.last_write_time(none);
    if (!none && now - written > kStale) fs::remove_all(entry.path(), none);
  }
}

bool is_same(const std::vector<VersionFile>& files, const std::vector<VersionFile>& others) {
  return std::ranges::equal(files, others, [](const VersionFile& a, const VersionFile& b) {
    return a.name == b.name && a.digest == b.digest;
  });
}

// The files that a training may leave beside study.cfm.
std::vector<std::string> model_files() {
  std::vector<std::string> names;
  for (const features::Target outcome :
       {features::Target::kLogStreams, features::Target::kLogViews}) {
    for (const features::Scenario scenario : features::kScenarios) {
      for (const char* end : {".cfm", ".json", ".md", ".ko.md"}) {
        names.push_back(score::file_stem(outcome, scenario) + end);
      }
    }
  }
  return names;
}

}  // namespace

std::string models_folder(const std::string& store) { return store + ".models"; }

std::string version_folder(const std::string& store, const std::string& digest) {
  return versions_folder(store) + "/" + digest;
}

std::string staging_folder(const std::string& store) {
  const std::string versions = versions_folder(store);
  base::make_folder(versions);
  remove_stale(versions);
  std::string pattern = versions + "/" + std::string(kStaging) + "XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) {
    fail(versions, std::error_code(errno, std::generic_category()));
  }
  std::error_code none;  // as any other folder of the models
  fs::permissions(pattern, fs::status(versions, none).permissions(), none);
  return pattern;
}

std::vector<VersionFile> list_files(const std::string& folder) {
  std::vector<VersionFile> files;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
    if (!entry.is_regular_file(none)) continue;
    const base::MappedFile file(entry.path().string());
    files.push_back({entry.path().filename().string(), base::content_digest(file.bytes()),
                     file.bytes().size()});
  }
  std::ranges::sort(files, {}, &VersionFile::name);
  return files;
}

void settle_version(const std::string& staging, const std::string& folder) {
  std::error_code none;
  if (fs::exists(folder, none)) {
    const bool is_whole = is_same(list_files(folder), list_files(staging));
    fs::remove_all(is_whole ? staging : folder, none);
    if (is_whole) return;
  }
  std::error_code failed;
  fs::rename(staging, folder, failed);
  if (failed) fail(staging, failed);
}

void check_version(const std::string& store, const ModelVersion& version) {
  const std::string folder = version_folder(store, version.digest);
  for (const VersionFile& file : version.files) {
    const std::string path = std::string(folder).append("/").append(file.name);
    std::error_code none;
    const bool is_there = fs::is_regular_file(path, none);
    if (is_there && digest_of(path) == file.digest) continue;
    throw base::Error(base::ErrorKind::kInputRefused,
                      std::string(is_there ? "was altered" : "is missing") + " since version " +
                          std::to_string(version.number) + " was trained",
                      {path, 0, 0}, "the same training again (data, seed, options) makes it whole");
  }
  score::load_study_model(folder);
}

void copy_models(const std::string& from, const std::string& to) {
  base::make_folder(to);
  const std::vector<VersionFile> files = list_files(from);
  const auto copy = [&](const std::string& name) {
    base::write_file(std::string(to).append("/").append(name),
                     base::MappedFile(std::string(from).append("/").append(name)).bytes());
  };
  for (const VersionFile& file : files) {
    if (file.name != kStudyFile) copy(file.name);
  }
  copy(std::string(kStudyFile));
  for (const std::string& name : model_files()) {
    if (std::ranges::find(files, name, &VersionFile::name) != files.end()) continue;
    std::error_code absent;
    fs::remove(std::string(to).append("/").append(name), absent);
  }
}

}  // namespace crossfade::registry
