#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"
#include "server/job.h"

namespace crossfade::server {

/// A file that came from outside: what it was called there, and where it lies now.
struct UploadedFile {
  std::string name;  ///< anything
  std::string path;  ///< a regular file of ours
};

/// What a file may be called that somebody called `given`: its last part, on one line, UTF-8, at
/// most 150 bytes with its ending kept, without a dot or dash at its front; "catalogue.csv" where
/// nothing is left. So it is a name, never a path or an option.
std::string file_name_of(std::string_view given);

/// The name, or the first of "name (2).csv", "name (3).csv", ... that is not taken.
std::string free_name(const std::string& name,
                      const std::function<bool(const std::string&)>& is_taken);

/// A folder with the files of jobs, a folder for each, and one for uploads that belong to none yet.
/// The server that uses it holds it alone. Any thread.
class Spool {
 public:
  /// Makes the folder where missing, for its owner alone. Throws base::Error: kStoreBusy where
  /// another server has it, kFailed with the system's reason.
  Spool(const std::string& folder, std::uint64_t most_bytes);

  /// Where uploads may be written: what is moved from here is not copied.
  std::string upload_folder() const;
  /// A job's folder, and in it the one with its files alone, in which its program works.
  std::string folder_of(std::int64_t job) const;
  std::string files_of(std::int64_t job) const;

  /// Moves files into the folder of a job, under file_name_of() their names, of which no two are
  /// the same. Throws base::Error: kStoreBusy where all jobs' files together would be more than
  /// `most_bytes`, kFailed with the system's reason; all files are then where they were, unless the
  /// disk failed half-way.
  std::vector<JobFile> take(std::int64_t job, const std::vector<UploadedFile>& files);
  /// Gives a job's files to another. False where it has none.
  bool hand_over(std::int64_t from, std::int64_t to);
  /// Moves a file of a job to another folder, made where missing for its owner alone, under another
  /// name, in place of what lay there. Nothing where the job has no such file (any more). Throws
  /// base::Error (kFailed) with the system's reason.
  void hand_out(std::int64_t job, const std::string& file, const std::string& folder,
                const std::string& name) const;
  /// Removes a job's folder.
  void remove(std::int64_t job);
  /// Removes all uploads, and the folders of all jobs but these: once, before anybody uses it.
  void keep_only(const std::set<std::int64_t>& jobs);
  std::uint64_t bytes() const;

 private:
  std::string folder_;
  std::uint64_t most_bytes_;
  base::Descriptor lock_;
  mutable std::mutex mutex_;
  std::map<std::int64_t, std::uint64_t> bytes_;  // of each job's files
};

}  // namespace crossfade::server
