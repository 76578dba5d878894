#include "cli/command_generate.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "catalogue/generate.h"

namespace crossfade::cli {
namespace {

struct Options {
  catalogue::GenerateOptions catalogue;
  std::string out;
};

void write_to_stdout(const catalogue::GenerateOptions& options) {
  catalogue::generate_csv(options, [](std::string_view piece) {
    if (std::fwrite(piece.data(), 1, piece.size(), stdout) != piece.size()) {
      throw base::Error(base::ErrorKind::kFailed, "cannot write to stdout");
    }
  });
}

void generate(const Options& options) {
  if (options.out.empty()) return write_to_stdout(options.catalogue);
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
  command->add_option("--seed", options->catalogue.seed, "seed of every random draw")
      ->type_name("S")
      ->capture_default_str();
  command->add_option("--out", options->out, "the file to write; stdout without it")
      ->type_name("FILE");
  command->callback([options] { generate(*options); });
}

}  // namespace crossfade::cli
