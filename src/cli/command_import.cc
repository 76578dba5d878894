#include "cli/command_import.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "report/json_parts.h"
#include "study/study.h"
#include "text/number_format.h"

namespace crossfade::cli {
namespace {

void print_json(const study::Source& source) {
  const catalogue::Import& import = source.import;
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("snapshot", source.snapshot)
                 .set("already_imported", source.was_there)
                 .set("tracks", std::uint64_t{import.catalogue.size()})
                 .set("import_issues", report::json_issues(import.issues, import.files))
                 .dump());
}

void print_text(const study::Source& source, const std::string& store) {
  const catalogue::Import& import = source.import;
  const std::string tracks = text::format_count(static_cast<double>(import.catalogue.size()));
  if (source.was_there) {
    return print_line(store + ": already imported as snapshot " + std::to_string(source.snapshot) +
                      " (" + tracks + " tracks); nothing changed");
  }
  print_line(store + ": snapshot " + std::to_string(source.snapshot) + ", " + tracks + " tracks, " +
             text::format_count(static_cast<double>(import.issues.size())) + " import issues");
}

void import_files(const SharedOptions& options) {
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  progress->begin("importing", 0);
  const study::Source source = study::open_source(
      options.files, options.store, {.as_of = options.as_of_date(), .progress = progress.get()});
  progress->finish();
  options.json ? print_json(source) : print_text(source, options.store);
}

}  // namespace

void add_import_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("import", "keep files in a store, as a dated snapshot");
  const auto options = std::make_shared<SharedOptions>();
  command->add_option("FILE", options->files, "catalogues to import, as one snapshot")->required();
  add_store(*command, *options, true);
  add_as_of(*command, *options);
  add_json(*command, *options);
  command->callback([options] { import_files(*options); });
}

}  // namespace crossfade::cli
