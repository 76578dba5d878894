#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audio/listen.h"
#include "audio/tags.h"
#include "base/error.h"
#include "base/progress.h"
#include "cli/heard_store.h"
#include "score/demo_score.h"
#include "text/language.h"

namespace crossfade::cli {

/// A file that was listened to, or why it could not be.
struct ListenedFile {
  std::string path;
  std::optional<audio::Listened> heard;
  std::string digest;  ///< by which the store knows it; empty without one
  audio::Tags tags;    ///< as the file says, for the reader
  std::optional<registry::ReleasedMatch> released;  ///< what it looks to be
  std::optional<score::DemoScore> score;            ///< where a model was asked
  std::string refusal;  ///< one line, without the path; empty where it was heard
  base::ErrorKind kind = base::ErrorKind::kFailed;  ///< of the refusal
};

/// The files of `paths`, in order: a folder stands for the files in it and below it, by name,
/// without those whose name begins with a point. Throws base::Error (kNotFound) for a path that is
/// not there.
std::vector<std::string> sound_files(const std::vector<std::string>& paths);

/// How files are listened to.
struct ListeningOptions {
  audio::ListenOptions each = {};
  HeardStore* store = nullptr;  ///< not owned; null: nothing is kept
  int threads = 1;
  bool find_released = false;  ///< say which recordings of the store they look to be, too
};

/// Listens to each; results in the order of `paths`. A file that cannot be listened to is noted,
/// and the others go on; an interruption is thrown.
std::vector<ListenedFile> listen_to_files(const std::vector<std::string>& paths,
                                          const ListeningOptions& options,
                                          base::Progress& progress);

/// What was heard, as one JSON document.
std::string listened_json(const std::vector<ListenedFile>& files);

/// What was heard, a line a file, so that more may follow: as JSON, as CSV (refused files have
/// their reason) and as a table (with lines of their own for warnings), the latter two below their
/// heads.
std::string listened_json_lines(const std::vector<ListenedFile>& files);
std::string listened_csv_lines(const std::vector<ListenedFile>& files);
std::string listened_table_lines(const std::vector<ListenedFile>& files, text::Language language);
std::string listened_csv_head();
std::string listened_table_head(text::Language language);

}  // namespace crossfade::cli
