#include "cli/command_run.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "cli/mlflow_options.h"
#include "cli/output.h"
#include "cli/run_origin.h"
#include "cli/shared_options.h"
#include "cli/version_tables.h"
#include "report/figure.h"
#include "report/plan_face.h"
#include "study/study.h"
#include "table/csv_reader.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string out = "crossfade-report";
  std::string profile = "standard";
  std::vector<std::string> benchmarks;
  std::string model;
  MlflowOptions mlflow;
};

// "like_rate=0.012:our label, 2024": a figure of the board, its value, and where that is from.
report::Benchmark benchmark_of(const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::size_t colon = text.find(':', equals);
  report::Benchmark benchmark;
  if (colon != std::string::npos) {
    benchmark = {text.substr(0, equals),
                 table::parse_number(text.substr(equals + 1, colon - equals - 1)).value,
                 text.substr(colon + 1)};
  }
  if (std::isnan(benchmark.value) || benchmark.source.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "--benchmark " + text + " is no benchmark", {},
                      "write it as FIGURE=VALUE:SOURCE, e.g. \"like_rate=0.012:our label, 2024\"");
  }
  std::string names;
  for (const report::KpiLine& line : report::kpi_lines()) {
    if (line.id == benchmark.figure) return benchmark;
    names += (names.empty() ? "" : ", ") + std::string(line.id);
  }
  throw base::Error(base::ErrorKind::kUsage, "--benchmark " + text + ": there is no such figure",
                    {}, "the figures are " + names);
}

study::StudyRequest request_of(const Options& options, base::Progress* progress) {
  study::StudyRequest request = options.study_request(progress);
  request.profile =
      options.profile == "reference" ? study::Profile::kReference : study::Profile::kStandard;
  if (request.plan && request.profile == study::Profile::kReference) {
    throw base::Error(base::ErrorKind::kUsage, "--profile reference makes no plan", {},
                      "leave --budget out");
  }
  for (const std::string& text : options.benchmarks) {
    request.benchmarks.push_back(benchmark_of(text));
  }
  request.model = options.model;
  request.language = options.tongue();
  if (!options.store.empty()) {
    request.origin = run_origin("run");
    if (request.plan) request.origin->inputs = plan_inputs(options.budget, *request.plan);
  }
  return request;
}

void write_report(const report::Report& report, const Options& options) {
  base::write_files(options.out, report::report_files(report, options.tongue()));
  if (!report.plan) return;
  base::write_files(options.out + "/plan", report::plan_files(report, options.tongue()));
}

void print_summary(const study::StudyResult& result, const Options& options) {
  const report::Report& report = result.report;
  print(report::to_summary(report, options.tongue()));
  const bool korean = options.tongue() == text::Language::kKorean;
  print_line((korean ? "보고서: " : "Report: ") + options.out + "/report.html");
  if (report.plan) print_line((korean ? "계획: " : "Plan: ") + options.out + "/plan/plan.html");
  if (result.kept.version > 0) {
    print_line(kept_version_words(result.kept.version, result.kept.alias, options.tongue()));
  }
}

void run(const Options& options) {
  check_mlflow(options.mlflow, options.store);
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  const study::StudyResult result = study::run_study(request_of(options, progress.get()));
  progress->finish();
  const report::Report& report = result.report;
  write_report(report, options);
  options.json ? print(report::to_json(report)) : print_summary(result, options);
  push_afterwards(options.mlflow, options.store);
  options.tell_kept(result.kept);
}

}  // namespace

void add_run_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("run", "study files or a store's latest snapshot, write the report");
  const auto options = std::make_shared<Options>();
  add_files(*command, *options,
            "catalogues to import and study; without any, the store's latest snapshot");
  command
      ->add_option(
          "--out", options->out,
          "the folder for report.html and report.md (in the other language as report.ko.* or "
          "report.en.*), report.json")
      ->type_name("DIR")
      ->capture_default_str();
  command
      ->add_option("--profile", options->profile,
                   "standard, or reference: the old system's pipeline")
      ->type_name("standard|reference")
      ->check(CLI::IsMember({"standard", "reference"}));
  command
      ->add_option("--benchmark", options->benchmarks,
                   "show VALUE, with its SOURCE, beside a key figure; may be repeated")
      ->type_name("FIGURE=VALUE:SOURCE");
  command
      ->add_option("--budget", options->budget,
                   "a plan file (`crossfade plan --example`): plan, too, into DIR/plan")
      ->type_name("PLAN.toml");
  command
      ->add_option("--model", options->model,
                   "fit the models for use, too, and save them in DIR, as `crossfade train` does")
      ->type_name("DIR");
  add_mlflow(*command, options->mlflow);
  add_study(*command, *options);
  add_progress(*command, *options);
  add_today(*command, *options);
  command->callback([options] { run(*options); });
}

}  // namespace crossfade::cli
