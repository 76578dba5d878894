#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audio/listen.h"
#include "base/error.h"
#include "base/progress.h"
#include "text/language.h"

namespace crossfade::cli {

/// A file that was listened to, or why it could not be.
struct ListenedFile {
  std::string path;
  std::optional<audio::Listened> heard;
  std::string refusal;  ///< one line, without the path; empty where it was heard
  base::ErrorKind kind = base::ErrorKind::kFailed;  ///< of the refusal
};

/// The files of `paths`, in order: a folder stands for the files in it and below it, by name,
/// without those whose name begins with a point. Throws base::Error (kNotFound) for a path that is
/// not there.
std::vector<std::string> sound_files(const std::vector<std::string>& paths);

/// Listens to each on up to `threads` threads; results in the order of `paths`. A file that cannot
/// be listened to is noted, and the others go on; an interruption is thrown.
std::vector<ListenedFile> listen_to_files(const std::vector<std::string>& paths,
                                          const audio::ListenOptions& options, int threads,
                                          base::Progress& progress);

/// What was heard, as JSON, as CSV (a line a file; refused ones have their reason), and as a table.
std::string listened_json(const std::vector<ListenedFile>& files);
std::string listened_csv(const std::vector<ListenedFile>& files);
std::string listened_table(const std::vector<ListenedFile>& files, text::Language language);

}  // namespace crossfade::cli
