#include "cli/command_rollback.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/mlflow_options.h"
#include "cli/output.h"
#include "cli/run_origin.h"
#include "cli/shared_options.h"
#include "report/figure.h"
#include "server/version_json.h"
#include "study/promotion.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string reason;
  std::string by;
  MlflowOptions mlflow;
};

constexpr text::Bilingual kBack{"Version {} is the champion again.",
                                "버전 {}이(가) 다시 챔피언입니다."};

void tell(const registry::ModelVersion& version, const Options& options) {
  if (!options.json) {
    return print_line(report::fill(kBack, options.tongue(), {std::to_string(version.number)}));
  }
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("champion", server::json_version(version))
                 .dump());
}

void roll_back(const Options& options) {
  check_mlflow(options.mlflow, options.store);
  const registry::ModelVersion version =
      study::roll_back(options.store, {.at_ms = now_ms(),
                                       .who = options.by.empty() ? user_name() : options.by,
                                       .reason = options.reason});
  tell(version, options);
  move_aliases_afterwards(options.mlflow, options.store);
}

}  // namespace

void add_rollback_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("rollback", "put the champion before the champion to use again");
  const auto options = std::make_shared<Options>();
  add_store(*command, *options, true);
  command->add_option("--reason", options->reason, "why; the trail keeps it")->type_name("TEXT");
  command->add_option("--by", options->by, "who wants it, for the trail; your user name without it")
      ->type_name("NAME");
  add_mlflow(*command, options->mlflow);
  add_language(*command, *options);
  add_json(*command, *options);
  command->callback([options] { roll_back(*options); });
}

}  // namespace crossfade::cli
