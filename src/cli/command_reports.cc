#include "cli/command_reports.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/output.h"
#include "cli/shared_options.h"
#include "registry/registry.h"
#include "store/store.h"
#include "table/json.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::int64_t id = 0;
};

void print_json(const std::vector<registry::ReportEntry>& entries) {
  table::Json reports = table::Json::array();
  for (const registry::ReportEntry& entry : entries) {
    reports.push(table::Json::object()
                     .set("id", entry.id)
                     .set("snapshot", entry.snapshot)
                     .set("as_of", entry.as_of.empty() ? table::Json() : table::Json(entry.as_of))
                     .set("profile", entry.profile)
                     .set("seed", entry.seed)
                     .set("digest", entry.digest));
  }
  print_line(
      table::Json::object().set("schema_version", 1).set("reports", std::move(reports)).dump());
}

void list(const SharedOptions& options) {
  store::Store store(options.store, store::Access::kExisting);
  warehouse::prepare(store);
  const std::vector<registry::ReportEntry> entries = registry::list_reports(store);
  if (options.json) return print_json(entries);
  if (entries.empty()) return print_line("no report yet: `crossfade run --store` keeps one");
  for (const registry::ReportEntry& entry : entries) {
    print_line(std::to_string(entry.id) + "  snapshot " + std::to_string(entry.snapshot) + "  " +
               (entry.as_of.empty() ? "undated" : entry.as_of) + "  " + entry.profile + "  seed " +
               std::to_string(entry.seed));
  }
}

void show(const Options& options) {
  store::Store store(options.store, store::Access::kExisting);
  warehouse::prepare(store);
  print(registry::load_report(store, options.id));
}

}  // namespace

void add_reports_command(CLI::App& app) {
  CLI::App* reports = app.add_subcommand("reports", "list the reports of a store");
  const auto list_options = std::make_shared<SharedOptions>();
  add_store(*reports, *list_options, true);
  add_json(*reports, *list_options);
  reports->callback([list_options] { list(*list_options); });

  CLI::App* report = app.add_subcommand("report", "print a stored report, as JSON");
  const auto options = std::make_shared<Options>();
  report->add_option("ID", options->id, "number of the report")->required();
  add_store(*report, *options, true);
  add_json(*report, *options);  // the only form it has; taken here as everywhere
  report->callback([options] { show(*options); });
}

}  // namespace crossfade::cli
