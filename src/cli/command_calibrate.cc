#include "cli/command_calibrate.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <unordered_map>

#include "audio/fingerprint.h"
#include "audio/tags.h"
#include "base/file.h"
#include "base/parallel.h"
#include "catalogue/import.h"
#include "cli/calibration_text.h"
#include "cli/listened_files.h"
#include "cli/output.h"
#include "cli/run_origin.h"
#include "cli/shared_options.h"
#include "cli/sound_map.h"
#include "registry/audio_calibrations.h"
#include "registry/registry.h"
#include "registry/released_sounds.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string folder;
  std::string catalogue;
  std::string map;
  std::string out;
};

score::SoundClaim claim_of_tags(const audio::Tags& tags) {
  return {.isrc = tags.isrc, .spotify = "", .artist = tags.artist, .title = tags.title};
}

// What each file is; a file that could not be heard, and one that is a recording which an earlier
// file was, takes no part.
std::vector<MatchedSound> match_sounds(const std::vector<ListenedFile>& files,
                                       const score::ReleasedMatcher& matcher,
                                       const catalogue::Catalogue& catalogue, SoundMap* map,
                                       const std::string& folder) {
  std::vector<MatchedSound> sounds;
  std::unordered_map<std::uint64_t, std::string> taken;
  for (const ListenedFile& file : files) {
    std::optional<score::SoundClaim> claim;
    if (map != nullptr) claim = map->find(file.path, folder);
    MatchedSound sound{file.path, {}};
    if (!file.heard) {
      sound.match.reason = file.refusal;
      sounds.push_back(std::move(sound));
      continue;
    }
    if (!claim) claim = claim_of_tags(file.tags);
    claim->duration_s = file.heard->descriptors.duration_s;
    sound.match = matcher.match(*claim);
    if (sound.match.row) {
      const auto [other, is_new] =
          taken.emplace(catalogue.ids.recording[*sound.match.row], file.path);
      if (!is_new) sound.match = {{}, {}, "is the same recording as " + other->second};
    }
    sounds.push_back(std::move(sound));
  }
  return sounds;
}

score::AudioCalibration fit(const std::vector<ListenedFile>& files,
                            const std::vector<MatchedSound>& sounds,
                            const catalogue::Catalogue& catalogue, const Options& options) {
  std::vector<score::CalibrationPair> pairs;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    if (!sounds[i].match.row) continue;
    pairs.push_back(
        score::calibration_pair(files[i].heard->descriptors, catalogue, *sounds[i].match.row));
  }
  try {
    return score::fit_audio_calibration(pairs, {.seed = static_cast<std::uint32_t>(options.seed),
                                                .threads = options.thread_count()});
  } catch (const base::Error& error) {
    // Whoever gave enough files wants to know what became of them.
    std::fputs(unmatched_lines(sounds).c_str(), stderr);
    throw base::Error(error.kind(), error.sentence(), {options.folder, 0, 0}, error.remedy());
  }
}

// Asks for the fingerprints that the store lacks, several at once; all are kept when the last
// is there.
void keep_fingerprints(store::Store& store, const std::vector<ListenedFile>& files,
                       const std::vector<MatchedSound>& sounds,
                       const catalogue::Catalogue& catalogue, const Options& options) {
  std::vector<std::pair<const MatchedSound*, registry::ReleasedSound>> wanted;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const MatchedSound& sound = sounds[i];
    if (!sound.match.row) continue;
    const std::size_t row = *sound.match.row;
    registry::ReleasedSound released{files[i].digest,
                                     catalogue.ids.recording[row],
                                     std::string(catalogue.text(catalogue.artist[row])),
                                     std::string(catalogue.text(catalogue.track[row])),
                                     {}};
    const auto known = registry::find_released_file(store, released.digest);
    if (known && known->recording == released.recording && known->title == released.title &&
        known->artist == released.artist) {
      continue;
    }
    if (known) released.fingerprint = known->fingerprint;
    wanted.emplace_back(&sound, std::move(released));
  }
  if (wanted.empty()) return;
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  progress->begin("fingerprinting", wanted.size());
  base::parallel_for(wanted.size(), options.thread_count(), [&](std::size_t i) {
    audio::Fingerprint& fingerprint = wanted[i].second.fingerprint;
    if (fingerprint.empty()) fingerprint = audio::find_fingerprint(wanted[i].first->path);
    progress->advance();
  });
  progress->finish();
  store::Transaction transaction(store);
  for (const auto& [sound, released] : wanted) {
    if (!released.fingerprint.empty()) registry::keep_released(store, released);
  }
  transaction.commit();
}

void keep(const std::vector<ListenedFile>& files, CalibrationAnswer& answer,
          const catalogue::Catalogue& catalogue, const Options& options) {
  store::Store store(options.store, store::Access::kCreate, store::kLongPatience);
  warehouse::prepare(store);
  registry::prepare(store);
  if (audio::can_fingerprint()) {
    keep_fingerprints(store, files, answer.sounds, catalogue, options);
  }
  answer.kept_as = registry::keep_audio_calibration(store, answer.calibration, now_ms());
  if (audio::can_fingerprint()) answer.fingerprints = registry::count_released(store);
}

std::vector<ListenedFile> listen_to_all(const Options& options) {
  std::error_code unknown;
  const bool is_there = std::filesystem::exists(options.folder, unknown);
  const std::vector<std::string> paths = sound_files({options.folder});
  if (!is_there || paths.empty()) {
    throw base::Error(base::ErrorKind::kNotFound,
                      is_there ? "there is no file in it" : "there is no such folder",
                      {options.folder, 0, 0}, "name a folder of released recordings");
  }
  std::optional<HeardStore> store;
  if (!options.store.empty()) store.emplace(options.store);
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  return listen_to_files(
      paths, {{.with_true_peak = false}, store ? &*store : nullptr, options.thread_count()},
      *progress);
}

void calibrate(const Options& options) {
  // What can be refused at once is read before hours of listening.
  std::optional<SoundMap> map;
  if (!options.map.empty()) map.emplace(options.map);
  const catalogue::Import import = catalogue::import_files({options.catalogue}, {});
  const score::ReleasedMatcher matcher(import.catalogue);
  const std::vector<ListenedFile> files = listen_to_all(options);
  CalibrationAnswer answer;
  answer.has_isrc = matcher.has_isrc();
  answer.sounds =
      match_sounds(files, matcher, import.catalogue, map ? &*map : nullptr, options.folder);
  if (map) answer.unused_lines = map->unused();
  answer.calibration = fit(files, answer.sounds, import.catalogue, options);
  if (!options.store.empty()) keep(files, answer, import.catalogue, options);
  if (!options.out.empty()) {
    base::write_file(options.out, score::write_audio_calibration(answer.calibration));
  }
  print(options.json ? calibration_json(answer, import.catalogue)
                     : calibration_text(answer, options.tongue()));
}

}  // namespace

void add_calibrate_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "calibrate", "maps from what is heard to the platform's values, from released recordings");
  const auto options = std::make_shared<Options>();
  command->add_option("FOLDER", options->folder, "the label's released recordings")->required();
  command->add_option("CATALOGUE", options->catalogue, "their rows, with the platform's values")
      ->type_name("FILE.csv")
      ->required();
  command
      ->add_option("--map", options->map,
                   "which recording each file is: file, and isrc, uri, or artist and track")
      ->type_name("FILE.csv");
  command->add_option("--out", options->out, "write the calibration as JSON")
      ->type_name("FILE.json");
  add_store(*command, *options, false);
  add_language(*command, *options);
  add_seed(*command, options->seed);
  add_threads(*command, *options);
  add_progress(*command, *options);
  add_json(*command, *options);
  command->callback([options] { calibrate(*options); });
}

}  // namespace crossfade::cli
