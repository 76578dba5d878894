#include "cli/command_import.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "report/json_parts.h"
#include "study/study.h"

namespace crossfade::cli {
namespace {

void print_json(const study::Source& source, const report::Report& report) {
  const catalogue::Import& import = source.import;
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("snapshot", source.snapshot)
                 .set("already_imported", source.was_there)
                 .set("tracks", std::uint64_t{import.catalogue.size()})
                 .set("import_issues", report::json_issues(import.issues, import.files))
                 .set("quality", report::json_quality(report.quality))
                 .set("kpis", report::json_kpis(report.kpis))
                 .dump());
}

void print_text(const study::Source& source, const report::Report& report,
                const SharedOptions& options) {
  const std::string snapshot = "snapshot " + std::to_string(source.snapshot);
  print_line(
      options.store + ": " +
      (source.was_there ? "already imported as " + snapshot + "; nothing changed" : snapshot));
  print(report::to_overview(report, options.tongue()));
}

void import_files(const SharedOptions& options) {
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  study::StudyRequest request;
  request.files = options.files;
  request.store = options.store;
  request.as_of = options.as_of_date();
  request.today = options.today_date();
  request.seed = options.seed;
  request.threads = options.thread_count();
  request.progress = progress.get();
  progress->begin("importing", 0);
  const study::SurveyedSource surveyed = study::import_and_survey(request);
  progress->finish();
  options.json ? print_json(surveyed.source, surveyed.report)
               : print_text(surveyed.source, surveyed.report, options);
  options.tell_kept({surveyed.source.snapshot, surveyed.source.was_there, 0});
}

}  // namespace

void add_import_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "import", "keep files in a store, as a dated snapshot; show quality and figures");
  const auto options = std::make_shared<SharedOptions>();
  command->add_option("FILE", options->files, "catalogues to import, as one snapshot")->required();
  add_store(*command, *options, true);
  add_as_of(*command, *options);
  add_today(*command, *options);
  add_language(*command, *options);
  add_seed(*command, options->seed);
  add_threads(*command, *options);
  add_progress(*command, *options);
  add_json(*command, *options);
  command->callback([options] { import_files(*options); });
}

}  // namespace crossfade::cli
