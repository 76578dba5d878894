#include "cli/command_promote.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "base/error.h"
#include "base/progress.h"
#include "cli/mlflow_options.h"
#include "cli/output.h"
#include "cli/run_origin.h"
#include "cli/shared_options.h"
#include "cli/version_tables.h"
#include "server/version_json.h"
#include "study/promotion.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::int64_t number = 0;
  bool force = false;
  std::string reason;
  std::string by;
  MlflowOptions mlflow;
};

// To a program that reads stderr.
void tell_promotion(const study::Promotion& promotion, const Options& options) {
  if (options.progress_form != "json") return;
  const table::Json line = table::Json::object().set(
      "promotion", table::Json::object()
                       .set("version", promotion.challenger.number)
                       .set("reason", promotion.is_promoted ? table::Json() : promotion.reason));
  std::fprintf(stderr, "%s\n", line.dump(0).c_str());
}

void promote(const Options& options) {
  check_mlflow(options.mlflow, options.store);
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  study::PromotionRequest request;
  request.store = options.store;
  request.number = options.number;
  request.force = options.force;
  request.note = {.at_ms = now_ms(),
                  .who = options.by.empty() ? user_name() : options.by,
                  .reason = options.reason};
  request.seed = options.seed;
  request.threads = options.thread_count();
  request.progress = progress.get();
  const study::Promotion promotion = study::promote(request);
  progress->finish();
  tell_promotion(promotion, options);
  if (options.json) {
    print_line(table::Json::object()
                   .set("schema_version", 1)
                   .set("promotion", server::json_promotion(promotion, options.force))
                   .dump());
  } else {
    print(promotion_page(promotion, options.tongue()));
  }
  if (promotion.is_promoted) return move_aliases_afterwards(options.mlflow, options.store);
  throw base::Error(base::ErrorKind::kFailed,
                    "version " + std::to_string(promotion.challenger.number) +
                        " is not promoted: " + promotion.reason,
                    {}, "`--force --reason TEXT` promotes it all the same");
}

}  // namespace

void add_promote_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "promote", "make a challenger the champion, if it is better on the same rows");
  const auto options = std::make_shared<Options>();
  command->add_option("VERSION", options->number, "its number; the challenger without it")
      ->check(CLI::PositiveNumber);
  add_store(*command, *options, true);
  CLI::Option* force =
      command->add_flag("--force", options->force, "without a test; wants --reason");
  command->add_option("--reason", options->reason, "why; the trail keeps it")
      ->type_name("TEXT")
      ->needs(force);
  command->add_option("--by", options->by, "who wants it, for the trail; your user name without it")
      ->type_name("NAME");
  add_mlflow(*command, options->mlflow);
  add_language(*command, *options);
  add_seed(*command, options->seed);
  add_threads(*command, *options);
  add_progress(*command, *options);
  add_json(*command, *options);
  command->callback([options] { promote(*options); });
}

}  // namespace crossfade::cli
