#include "cli/command_listen.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/listened_files.h"
#include "cli/output.h"
#include "cli/shared_options.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  bool csv = false;
  bool no_true_peak = false;
};

std::string written(const std::vector<ListenedFile>& files, const Options& options) {
  if (options.json) return listened_json(files);
  return options.csv ? listened_csv(files) : listened_table(files, options.tongue());
}

// All are listened to and printed; then the exit code is that of the first that was refused.
void end_by(const std::vector<ListenedFile>& files) {
  for (const ListenedFile& file : files) {
    if (file.heard) continue;
    std::fprintf(stderr, "crossfade: %s: %s\n", file.path.c_str(), file.refusal.c_str());
  }
  for (const ListenedFile& file : files) {
    if (!file.heard) throw CLI::RuntimeError(base::exit_code(file.kind));
  }
}

void listen(const Options& options) {
  const std::vector<std::string> paths = sound_files(options.files);
  if (paths.empty()) {
    throw base::Error(base::ErrorKind::kNotFound, "there is no file in it",
                      {options.files.front(), 0, 0}, "name a folder of sound files");
  }
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  const std::vector<ListenedFile> files = listen_to_files(
      paths, {.with_true_peak = !options.no_true_peak}, options.thread_count(), *progress);
  print(written(files, options));
  end_by(files);
}

}  // namespace

void add_listen_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("listen", "tempo, key, loudness and the rest of sound files");
  const auto options = std::make_shared<Options>();
  add_files(*command, *options, "sound files, or folders of them");
  command->get_option("FILE")->required();
  CLI::Option* csv = command->add_flag("--csv", options->csv, "print a line a file as CSV");
  command->add_flag("--no-true-peak", options->no_true_peak,
                    "leave the true peak out: it takes as long as all else");
  add_language(*command, *options);
  add_threads(*command, *options);
  add_progress(*command, *options);
  add_json(*command, *options);
  csv->excludes(command->get_option("--json"));
  command->callback([options] { listen(*options); });
}

}  // namespace crossfade::cli
