#include "cli/command_listen.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <thread>

#include "base/interrupt.h"
#include "cli/heard_store.h"
#include "cli/listened_files.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "cli/watched_sounds.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  bool csv = false;
  bool no_true_peak = false;
  bool watch = false;
};

constexpr std::chrono::milliseconds kLook{1000};  // a file that rests so long is whole

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

// Which of the store's sounds they are, for a program that reads stderr.
void tell_heard(const std::vector<ListenedFile>& files, const Options& options) {
  if (options.progress_form != "json") return;
  for (const ListenedFile& file : files) {
    if (file.digest.empty()) continue;
    const table::Json news =
        table::Json::object().set("heard", table::Json::object().set("digest", file.digest));
    std::fprintf(stderr, "%s\n", news.dump(0).c_str());
  }
}

std::vector<std::string> files_of(const Options& options) {
  std::vector<std::string> paths = sound_files(options.files);
  if (paths.empty()) {
    throw base::Error(base::ErrorKind::kNotFound, "there is no file in it",
                      {options.files.front(), 0, 0}, "name a folder of sound files");
  }
  return paths;
}

std::string head_of(const Options& options) {
  if (options.json) return "";
  return options.csv ? listened_csv_head() : listened_table_head(options.tongue());
}

std::string lines_of(const std::vector<ListenedFile>& files, const Options& options) {
  if (options.json) return listened_json_lines(files);
  return options.csv ? listened_csv_lines(files) : listened_table_lines(files, options.tongue());
}

// Until Ctrl-C, which ends it well.
void watch(const Options& options, const ListeningOptions& listening) {
  WatchedSounds sounds(options.files);
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  print(head_of(options));
  while (!base::interrupted()) {
    const std::vector<std::string> paths = sounds.look();
    if (!paths.empty()) print(lines_of(listen_to_files(paths, listening, *progress), options));
    for (int i = 0; i < 10 && !base::interrupted(); ++i) std::this_thread::sleep_for(kLook / 10);
  }
}

void listen(const Options& options) {
  std::optional<HeardStore> store;
  if (!options.store.empty()) store.emplace(options.store);
  const ListeningOptions listening{
      {.with_true_peak = !options.no_true_peak}, store ? &*store : nullptr, options.thread_count()};
  if (options.watch) return watch(options, listening);
  const std::vector<std::string> paths = files_of(options);
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  const std::vector<ListenedFile> files = listen_to_files(paths, listening, *progress);
  tell_heard(files, options);
  print(options.json ? listened_json(files) : head_of(options) + lines_of(files, options));
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
  command->add_flag("--watch", options->watch,
                    "go on until Ctrl-C: listen to what is put there, a line a file");
  add_store(*command, *options, false);
  add_language(*command, *options);
  add_threads(*command, *options);
  add_progress(*command, *options);
  add_json(*command, *options);
  csv->excludes(command->get_option("--json"));
  command->callback([options] { listen(*options); });
}

}  // namespace crossfade::cli
