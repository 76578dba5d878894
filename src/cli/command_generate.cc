#include "cli/command_generate.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/file.h"
#include "catalogue/generate.h"
#include "cli/output.h"
#include "cli/shared_options.h"

namespace crossfade::cli {
namespace {

struct Options {
  catalogue::GenerateOptions catalogue;
  std::string out;
};

void generate(const Options& options) {
  if (options.out.empty()) return catalogue::generate_csv(options.catalogue, print);
  base::FileWriter file(options.out);
  catalogue::generate_csv(options.catalogue, [&](std::string_view piece) { file.write(piece); });
  file.commit();
}

}  // namespace

void add_generate_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("generate", "write a synthetic catalogue, for trials");
  const auto options = std::make_shared<Options>();
  command->add_option("--tracks", options->catalogue.tracks, "number of tracks")
      ->type_name("N")
      ->required()
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}));
  add_seed(*command, options->catalogue.seed);
  command->add_option("--out", options->out, "the file to write; stdout without it")
      ->type_name("FILE");
  command->callback([options] { generate(*options); });
}

}  // namespace crossfade::cli
