#include "cli/command_models.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/output.h"
#include "cli/shared_options.h"
#include "cli/version_tables.h"
#include "registry/model_versions.h"
#include "server/version_json.h"
#include "store/store.h"
#include "table/json.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  bool trail = false;
};

void show_versions(store::Store& store, const Options& options) {
  const std::vector<registry::ModelVersion> versions = registry::list_versions(store);
  if (!options.json) return print(version_page(versions, options.tongue()));
  table::Json list = table::Json::array();
  for (const registry::ModelVersion& version : versions) list.push(server::json_version(version));
  print_line(
      table::Json::object().set("schema_version", 1).set("versions", std::move(list)).dump());
}

void show_trail(store::Store& store, const Options& options) {
  const std::vector<registry::ModelChange> changes = registry::list_changes(store);
  if (!options.json) return print(trail_page(changes, options.tongue()));
  table::Json list = table::Json::array();
  for (const registry::ModelChange& change : changes) list.push(server::json_change(change));
  print_line(table::Json::object().set("schema_version", 1).set("changes", std::move(list)).dump());
}

void show(const Options& options) {
  store::Store store(options.store, store::Access::kExisting);
  warehouse::prepare(store);
  options.trail ? show_trail(store, options) : show_versions(store, options);
}

}  // namespace

void add_models_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "models", "the versions of a store's models: data, figures, champion and challenger");
  const auto options = std::make_shared<Options>();
  add_store(*command, *options, true);
  command->add_flag("--trail", options->trail, "who changed what, when and why, instead");
  add_language(*command, *options);
  add_json(*command, *options);
  command->callback([options] { show(*options); });
}

}  // namespace crossfade::cli
