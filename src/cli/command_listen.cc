#include "cli/command_listen.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <thread>

#include "base/interrupt.h"
#include "cli/demo_judge.h"
#include "cli/heard_store.h"
#include "cli/listened_files.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "cli/watched_sounds.h"
#include "registry/model_versions.h"
#include "store/store.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  bool csv = false;
  bool no_true_peak = false;
  bool watch = false;
  bool no_score = false;
  DemoJudgeOptions judging;
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
  if (options.csv) return listened_csv_lines(files);
  return listened_table_lines(files, options.tongue()) + scores_text(files, options.tongue());
}

// Those are scored that a model is named for, or that are kept where there is a champion.
std::optional<DemoJudge> make_judge(const Options& options, base::Progress& progress) {
  if (options.no_score) return std::nullopt;
  DemoJudgeOptions judging = options.judging;
  judging.store = options.store;
  judging.threads = options.thread_count();
  if (judging.model.empty()) {
    const bool has_champion = !options.store.empty() && [&] {
      store::Store store(options.store, store::Access::kExisting);
      return registry::has_champion(store);
    }();
    if (!has_champion) {
      if (judging.is_asked_for()) {
        throw base::Error(base::ErrorKind::kUsage, "there is no model to score the demos by", {},
                          "name one with --model, or a store of a study with --store");
      }
      return std::nullopt;
    }
  }
  try {
    return std::make_optional<DemoJudge>(judging, progress);
  } catch (const base::Error& error) {
    // A champion that cannot be read, of an older program say, is no reason not to listen.
    if (judging.is_asked_for() || error.kind() == base::ErrorKind::kInterrupted) throw;
    std::fprintf(stderr, "crossfade: not scored: %s\n", error.what());
    return std::nullopt;
  }
}

// Until Ctrl-C, which ends it well.
void watch(const Options& options, const ListeningOptions& listening,
           const std::optional<DemoJudge>& judge) {
  WatchedSounds sounds(options.files);
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  print(head_of(options));
  while (!base::interrupted()) {
    const std::vector<std::string> paths = sounds.look();
    if (!paths.empty()) {
      std::vector<ListenedFile> files = listen_to_files(paths, listening, *progress);
      if (judge) judge->judge(files);
      print(lines_of(files, options));
    }
    for (int i = 0; i < 10 && !base::interrupted(); ++i) std::this_thread::sleep_for(kLook / 10);
  }
}

void listen(const Options& options) {
  std::optional<HeardStore> store;
  if (!options.store.empty()) store.emplace(options.store);
  const ListeningOptions listening{{.with_true_peak = !options.no_true_peak},
                                   store ? &*store : nullptr,
                                   options.thread_count(),
                                   true};
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  const std::optional<DemoJudge> judge = make_judge(options, *progress);
  if (options.watch) return watch(options, listening, judge);
  std::vector<ListenedFile> files = listen_to_files(files_of(options), listening, *progress);
  tell_heard(files, options);
  if (judge) {
    judge->judge(files);
    for (const std::string& name : judge->missed_by(files)) {
      std::fprintf(stderr, "crossfade: the sheet names '%s', which was not listened to\n",
                   name.c_str());
    }
  }
  print(options.json ? listened_json(files) : head_of(options) + lines_of(files, options));
  end_by(files);
}

void add_judging(CLI::App& command, DemoJudgeOptions& judging) {
  command
      .add_option(
          "--model", judging.model,
          "score the demos by the models of this folder; with --store alone, by its champion")
      ->type_name("DIR");
  command
      .add_option(
          "--roster", judging.roster,
          "a catalogue in which the artists may have tracks; else the store's latest import")
      ->type_name("KNOWN.csv");
  command
      .add_option("--calibration", judging.calibration,
                  "what `crossfade calibrate --out` wrote; else the store's latest")
      ->type_name("FILE.json");
  command
      .add_option("--sheet", judging.sheet,
                  "what is known of each demo: file, artist, track, album, album_type, "
                  "official_video")
      ->type_name("SHEET.csv");
  command.add_option("--artist", judging.all.artist, "whose the demos are");
  command.add_option("--album", judging.all.album, "the album that they are meant for");
  command.add_option("--album-type", judging.all.album_type, "single, album or compilation")
      ->check(CLI::IsMember({"single", "album", "compilation"}));
  command.add_flag("--official-video", judging.all.video_planned, "an official video is planned");
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
  add_judging(*command, options->judging);
  command->add_flag("--no-score", options->no_score, "listen alone: score nothing")
      ->excludes(command->get_option("--model"))
      ->excludes(command->get_option("--sheet"));
  add_language(*command, *options);
  add_threads(*command, *options);
  add_progress(*command, *options);
  add_json(*command, *options);
  csv->excludes(command->get_option("--json"));
  command->callback([options] { listen(*options); });
}

}  // namespace crossfade::cli
