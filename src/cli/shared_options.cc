#include "cli/shared_options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <limits>

#include "advise/plan_file.h"
#include "base/error.h"
#include "base/parallel.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

// What a store can hold. Without it "-1" would be taken for the largest number there is.
CLI::Validator seed_range() {
  return CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()).description("");
}

base::Date day_of(const std::string& option, const std::string& text) {
  if (text.empty()) return {};
  const auto day = base::parse_date(text);
  if (!day) {
    throw base::Error(base::ErrorKind::kUsage, option + " " + text + " is not a day", {},
                      "write it as 2023-02-07");
  }
  return *day;
}

}  // namespace

base::Date SharedOptions::as_of_date() const { return day_of("--as-of", as_of); }

base::Date SharedOptions::today_date() const { return day_of("--today", today); }

text::Language SharedOptions::tongue() const {
  return language == "ko" ? text::Language::kKorean : text::Language::kEnglish;
}

int SharedOptions::thread_count() const { return threads > 0 ? threads : base::default_threads(); }

std::unique_ptr<base::Progress> SharedOptions::make_progress() const {
  return progress_form == "json" ? base::Progress::as_lines(STDERR_FILENO)
                                 : base::Progress::on_terminal();
}

void SharedOptions::tell_kept(const study::Kept& kept) const {
  if (progress_form != "json") return;
  const table::Json line = table::Json::object().set("kept", table::Json::object()
                                                                 .set("snapshot", kept.snapshot)
                                                                 .set("was_there", kept.was_there)
                                                                 .set("report", kept.report)
                                                                 .set("run", kept.run)
                                                                 .set("version", kept.version));
  std::fprintf(stderr, "%s\n", line.dump(0).c_str());
}

study::StudyRequest SharedOptions::study_request(base::Progress* progress) const {
  study::StudyRequest request;
  request.files = files;
  request.store = store;
  request.as_of = as_of_date();
  request.today = today_date();
  request.missing = catalogue::missing_policy_of(missing);
  request.quick = quick;
  if (!budget.empty()) request.plan = advise::read_plan(budget);
  request.seed = seed;
  request.threads = thread_count();
  request.progress = progress;
  return request;
}

void add_files(CLI::App& command, SharedOptions& options, const char* help) {
  command.add_option("FILE", options.files, help);
}

void add_store(CLI::App& command, SharedOptions& options, bool required) {
  command.add_option("--store", options.store, "the store, an SQLite file; made where missing")
      ->type_name("FILE.db")
      ->envname("CROSSFADE_STORE")
      ->required(required);
}

void add_as_of(CLI::App& command, SharedOptions& options) {
  command.add_option("--as-of", options.as_of, "the day of the counts, e.g. 2023-02-07")
      ->type_name("DATE");
}

void add_today(CLI::App& command, SharedOptions& options) {
  command.add_option("--today", options.today, "judge how fresh the counts are on this day")
      ->type_name("DATE");
}

void add_missing(CLI::App& command, SharedOptions& options) {
  command
      .add_option("--missing", options.missing,
                  "missing cells of the models' inputs: keep, fill with median or zero, or refuse")
      ->type_name("keep|median|zero|refuse")
      ->check(CLI::IsMember({"keep", "median", "zero", "refuse"}));
}

void add_quick(CLI::App& command, SharedOptions& options) {
  command.add_flag("--quick", options.quick,
                   "one learner, scenarios a and c only: a first look in a quarter of the time");
}

void add_study(CLI::App& command, SharedOptions& options) {
  add_store(command, options, false);
  add_quick(command, options);
  add_missing(command, options);
  add_as_of(command, options);
  add_language(command, options);
  add_seed(command, options.seed);
  add_threads(command, options);
  add_json(command, options);
}

void add_language(CLI::App& command, SharedOptions& options) {
  command.add_option("--lang", options.language, "language of what is read: en or ko")
      ->type_name("en|ko")
      ->envname("CROSSFADE_LANG")
      ->check(CLI::IsMember({"en", "ko"}));
}

void add_seed(CLI::App& command, std::uint64_t& seed) {
  command.add_option("--seed", seed, "seed of every random draw")
      ->type_name("N")
      ->envname("CROSSFADE_SEED")
      ->check(seed_range())
      ->capture_default_str();
}

void add_threads(CLI::App& command, SharedOptions& options) {
  command
      .add_option("--threads", options.threads, "threads to use; any number gives the same result")
      ->type_name("N")
      ->envname("CROSSFADE_THREADS")
      ->check(CLI::Range(1, 1024));
}

void add_progress(CLI::App& command, SharedOptions& options) {
  command
      .add_option("--progress", options.progress_form,
                  "auto: a bar on a terminal; json: lines on stderr for another program to read")
      ->type_name("auto|json")
      ->check(CLI::IsMember({"auto", "json"}));
}

void add_json(CLI::App& command, SharedOptions& options) {
  command.add_flag("--json", options.json, "print the result as JSON");
}

}  // namespace crossfade::cli
