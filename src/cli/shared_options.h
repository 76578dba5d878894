#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/progress.h"
#include "study/study.h"
#include "text/language.h"

namespace CLI {
class App;
}

namespace crossfade::cli {

/// Options that several commands share, with one spelling and one meaning.
struct SharedOptions {
  std::vector<std::string> files;
  std::string store;
  std::string as_of;
  std::string today;
  std::string language = "en";
  std::string missing = "keep";
  std::string budget;  ///< path of a plan file; empty: no plan
  bool quick = false;
  std::uint64_t seed = 7;
  int threads = 0;  ///< 0: all processors
  bool json = false;
  std::string progress_form = "auto";

  /// The days of --as-of and --today; missing without them. Throw base::Error (kUsage) for no day.
  base::Date as_of_date() const;
  base::Date today_date() const;
  text::Language tongue() const;
  int thread_count() const;
  /// What --progress asks for: a bar on a terminal, or lines for a program that reads stderr.
  std::unique_ptr<base::Progress> make_progress() const;
  /// With --progress json, tells on stderr what the store now has, as the last line:
  /// {"kept":{"snapshot":2,"was_there":false,"report":7,"run":4,"version":2}};
  /// 0 stands for none.
  void tell_kept(const study::Kept& kept) const;
  /// The study that these options ask for. Throws base::Error where one of them cannot be meant.
  study::StudyRequest study_request(base::Progress* progress) const;
};

/// Each adds its option to `command`, writing into `options`, which must outlive the parsing.
void add_files(CLI::App& command, SharedOptions& options, const char* help);
void add_store(CLI::App& command, SharedOptions& options, bool required);
void add_as_of(CLI::App& command, SharedOptions& options);
void add_today(CLI::App& command, SharedOptions& options);
void add_missing(CLI::App& command, SharedOptions& options);
void add_quick(CLI::App& command, SharedOptions& options);
/// All that any study asks for, besides its files: store, --quick, --missing, --as-of, language,
/// seed, threads, --json.
void add_study(CLI::App& command, SharedOptions& options);
void add_language(CLI::App& command, SharedOptions& options);
void add_seed(CLI::App& command, std::uint64_t& seed);
void add_threads(CLI::App& command, SharedOptions& options);
void add_progress(CLI::App& command, SharedOptions& options);
void add_json(CLI::App& command, SharedOptions& options);

}  // namespace crossfade::cli
