#include "cli/command_plan.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "advise/plan_file.h"
#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "report/plan_face.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string out;
  bool example = false;
};

void plan(const Options& options) {
  if (options.example) return print(advise::example_plan());
  if (options.budget.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "a plan needs costs and values that only you know",
                      {},
                      "write them into a file: `crossfade plan --example > PLAN.toml`, then "
                      "--budget PLAN.toml");
  }
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  const report::Report report = study::run_study(options.study_request(progress.get())).report;
  progress->finish();
  if (!options.out.empty()) {
    base::write_files(options.out, report::plan_files(report, options.tongue()));
  }
  if (options.json) return print(report::to_plan_json(report));
  print(report::plan_text(report, options.tongue()));
  if (options.out.empty()) return;
  const bool korean = options.tongue() == text::Language::kKorean;
  print_line((korean ? "계획: " : "Plan: ") + options.out + "/plan.html");
}

}  // namespace

void add_plan_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("plan", "what to do next, under your budget");
  const auto options = std::make_shared<Options>();
  add_files(*command, *options, "catalogues to plan for; without any, the store's latest snapshot");
  command->add_option("--budget", options->budget, "your costs, values, dates: a plan file")
      ->type_name("PLAN.toml");
  command->add_flag("--example", options->example, "print a plan file with every key explained");
  command->add_option("--out", options->out, "the folder for the page, tables, calendar, playlists")
      ->type_name("DIR");
  add_study(*command, *options);
  command->callback([options] { plan(*options); });
}

}  // namespace crossfade::cli
