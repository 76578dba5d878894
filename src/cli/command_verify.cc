#include "cli/command_verify.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/error.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "study/verify.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::int64_t run = 0;
};

void print_json(const study::Verification& verification) {
  table::Json equal = table::Json::array();
  for (const std::string& name : verification.equal) equal.push(name);
  const bool is_equal = verification.difference.empty();
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("run", verification.run)
                 .set("equal", is_equal)
                 .set("same", std::move(equal))
                 .set("difference", is_equal ? table::Json() : table::Json(verification.difference))
                 .set("code", verification.code_version)
                 .dump());
}

void verify(const Options& options) {
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  study::VerifyOptions settings;
  settings.run = options.run;
  settings.threads = options.thread_count();
  settings.progress = progress.get();
  const study::Verification verification = study::verify_run(options.store, settings);
  progress->finish();
  if (options.json) print_json(verification);
  const std::string name = "run " + std::to_string(verification.run);
  if (verification.difference.empty()) {
    if (options.json) return;
    return print_line(name + " comes out the same, byte by byte: " +
                      std::to_string(verification.equal.size()) + " files and models compared");
  }
  const bool other_code = verification.code_version != CROSSFADE_VERSION;
  throw base::Error(base::ErrorKind::kFailed,
                    name + " does not come out the same: " + verification.difference,
                    {options.store},
                    other_code ? "it was made by version " + verification.code_version
                               : "it was made by the same version of the program");
}

}  // namespace

void add_verify_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "verify", "make a run again from what the store holds, and compare byte by byte");
  const auto options = std::make_shared<Options>();
  command->add_option("RUN", options->run, "number of the run")->required();
  add_store(*command, *options, true);
  add_threads(*command, *options);
  add_progress(*command, *options);
  add_json(*command, *options);
  command->callback([options] { verify(*options); });
}

}  // namespace crossfade::cli
