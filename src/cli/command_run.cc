#include "cli/command_run.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "study/study.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string out = "crossfade-report";
  std::string profile = "standard";
};

study::StudyRequest request_of(const Options& options, base::Progress* progress) {
  if (options.files.empty() && !options.as_of.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "--as-of dates the files that are read", {},
                      "a snapshot of the store has its date already");
  }
  study::StudyRequest request;
  request.files = options.files;
  request.store = options.store;
  request.profile =
      options.profile == "reference" ? study::Profile::kReference : study::Profile::kStandard;
  request.as_of = options.as_of_date();
  request.today = options.today_date();
  request.seed = options.seed;
  request.threads = options.thread_count();
  request.progress = progress;
  return request;
}

// The pages come first: who finds report.json finds them too.
void write_report(const report::Report& report, const std::string& json, const Options& options) {
  base::make_folder(options.out);
  base::write_file(options.out + "/report.html", report::to_html(report, options.tongue()));
  base::write_file(options.out + "/report.md", report::to_markdown(report, options.tongue()));
  base::write_file(options.out + "/report.json", json);
}

void run(const Options& options) {
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  const report::Report report = study::run_study(request_of(options, progress.get()));
  progress->finish();
  const std::string json = report::to_json(report);
  write_report(report, json, options);
  if (options.json) return print(json);
  print(report::to_summary(report, options.tongue()));
  const bool korean = options.tongue() == text::Language::kKorean;
  print_line((korean ? "보고서: " : "Report: ") + options.out + "/report.html");
}

}  // namespace

void add_run_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("run", "study files or a store's latest snapshot, write the report");
  const auto options = std::make_shared<Options>();
  add_files(*command, *options, "catalogues to import and study; without any, the store's latest snapshot");
  command->add_option("--out", options->out, "the folder for report.html, report.md, report.json")
      ->type_name("DIR")
      ->capture_default_str();
  add_store(*command, *options, false);
  command->add_option("--profile", options->profile, "standard, or reference: the old system's pipeline")
      ->type_name("standard|reference")
      ->check(CLI::IsMember({"standard", "reference"}));
  add_as_of(*command, *options);
  add_today(*command, *options);
  add_language(*command, *options);
  add_seed(*command, *options);
  add_threads(*command, *options);
  add_json(*command, *options);
  command->callback([options] { run(*options); });
}

}  // namespace crossfade::cli
