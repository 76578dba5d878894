#include "cli/command_findings.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "report/findings_section.h"
#include "report/json_parts.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

void find(const SharedOptions& options) {
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  const report::Report report = study::run_study(options.study_request(progress.get())).report;
  progress->finish();
  if (!options.json) return print(report::findings_text(*report.findings, options.tongue()));
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("provenance", report::json_provenance(report))
                 .set("findings", report::json_findings(*report.findings))
                 .dump());
}

}  // namespace

void add_findings_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("findings", "what is true: claims tested, with their intervals");
  const auto options = std::make_shared<SharedOptions>();
  add_files(*command, *options, "catalogues to look at; without any, the store's latest snapshot");
  add_study(*command, *options);
  command->callback([options] { find(*options); });
}

}  // namespace crossfade::cli
