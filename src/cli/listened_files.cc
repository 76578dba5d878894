#include "cli/listened_files.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "base/interrupt.h"
#include "base/parallel.h"
#include "registry/heard_json.h"
#include "report/figure.h"
#include "score/demo_score_json.h"
#include "table/csv_writer.h"
#include "table/json.h"
#include "text/number_format.h"
#include "text/unicode.h"

namespace crossfade::cli {
namespace {

namespace fs = std::filesystem;
using audio::AudioDescriptors;
using audio::Descriptor;
using audio::DescriptorClass;
using registry::key_text;
using table::Json;

void add_folder(const fs::path& folder, std::vector<std::string>& files) {
  std::vector<std::string> found;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (at->path().filename().native().starts_with('.')) {
      at.disable_recursion_pending();
    } else if (std::error_code unknown; at->is_regular_file(unknown)) {
      found.push_back(at->path().string());
    }
  }
  if (error) {
    throw base::Error(base::ErrorKind::kFailed, "cannot be read: " + error.message(),
                      {folder.string(), 0, 0}, "check its permissions");
  }
  std::ranges::sort(found);
  files.insert(files.end(), found.begin(), found.end());
}

ListenedFile listen_to(const std::string& path, const ListeningOptions& options) {
  ListenedFile file;
  file.path = path;
  try {
    if (options.store == nullptr) {
      file.heard = audio::listen(path, options.each);
    } else {
      registry::HeardSound kept = options.store->listen(path, options.each);
      file.digest = std::move(kept.digest);
      file.heard = std::move(kept.heard);
      if (options.find_released) {
        file.released = options.store->find_released(path, file.digest);
      }
    }
    file.tags = audio::read_tags(path);
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::kInterrupted) throw;
    file.kind = error.kind();
    file.refusal = error.sentence();
    if (!error.remedy().empty()) file.refusal += " (" + error.remedy() + ")";
  }
  return file;
}

Json json_of(const audio::Tags& tags) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return Json::object()
      .set("artist", or_null(tags.artist))
      .set("title", or_null(tags.title))
      .set("album", or_null(tags.album))
      .set("isrc", or_null(tags.isrc));
}

Json json_of(const ListenedFile& file) {
  Json json = Json::object().set("file", file.path);
  if (!file.heard) return json.set("refused", file.refusal);
  const Json heard = registry::heard_json(*file.heard);
  for (const auto& [name, value] : std::get<Json::Object>(heard.value())) json.set(name, value);
  json.set("tags", json_of(file.tags));
  json.set("released", registry::released_json(file.released));
  if (file.score) json.set("score", score::json_of(*file.score));
  return json;
}

// Empty where there is none.
void add_score_cells(const score::DemoScore& score, table::CsvWriter& csv) {
  const score::Prediction& p = score.prediction;
  const auto count = [&](std::size_t value) {
    csv.number(score.released == 0 ? audio::kMissing : static_cast<double>(value));
  };
  csv.cell(p.artist).cell(p.track).cell(p.scenario).number(p.hit_probability);
  csv.number(score.base_rate.value).number(score.lift);
  csv.number(score.alike.value).number(score.alike.low).number(score.alike.high);
  count(score.alike.n);
  count(score.place);
  count(score.released_below);
  count(score.released);
  csv.number(p.streams).number(p.streams_low).number(p.streams_high).cell(p.note);
}

// Measured ones under their own name; the others say what they are.
std::string column_name(const Descriptor& line) {
  if (line.kind == DescriptorClass::kMeasured) return std::string(line.name);
  return std::string(audio::class_name(line.kind)) + "_" + std::string(line.name);
}

std::string minutes(double seconds) {
  const auto whole = static_cast<long>(std::lround(seconds));
  const long rest = whole % 60;
  return std::to_string(whole / 60) + (rest < 10 ? ":0" : ":") + std::to_string(rest);
}

std::string decimal(double value, int digits) {
  return std::isnan(value) ? "–" : text::format_decimal(value, digits);
}

constexpr text::Bilingual kHead = {
    "file                              length  tempo   or      key        metre  LUFS   dBTP   "
    "energy  dance",
    "파일                              길이    템포    또는    조         박자   LUFS   dBTP   "
    "에너지  춤"};
constexpr text::Bilingual kNote = {
    "energy and dance(ability) are estimates by formula, uncalibrated.",
    "에너지와 춤(추기 좋은 정도)은 공식에 따른 추정치이며 보정되지 않았습니다."};

constexpr text::Bilingual kTagged = {"    its tags say: {} – {}", "    태그: {} – {}"};
constexpr text::Bilingual kReleased = {
    "    looks already released: {} – {} ({} of the fingerprint's bits agree)",
    "    이미 발매된 곡으로 보임: {} – {} (지문 비트의 {} 일치)"};

std::string table_line(const ListenedFile& file, text::Language language) {
  const std::string name = text::fit_width(fs::path(file.path).filename().string(), 32) + "  ";
  if (!file.heard) return name + file.refusal + "\n";
  const AudioDescriptors& d = file.heard->descriptors;
  std::string line = name;
  const auto cell = [&](const std::string& text, std::size_t width) {
    line += text::fit_width(text, width);
  };
  const std::string key = key_text(d.key, d.mode);
  cell(minutes(d.duration_s), 8);
  cell(decimal(d.tempo_bpm, 1), 8);
  cell(decimal(d.tempo_second_bpm, 1), 8);
  cell(key.empty() ? "–" : key, 11);
  cell(decimal(d.metre, 0), 7);
  cell(decimal(d.loudness_lufs, 1), 7);
  cell(decimal(d.true_peak_dbtp, 1), 7);
  cell(decimal(d.energy, 2), 8);
  line += decimal(d.danceability, 2) + "\n";
  if (!file.tags.artist.empty() || !file.tags.title.empty()) {
    line += report::fill(kTagged, language, {file.tags.artist, file.tags.title}) + "\n";
  }
  if (file.released) {
    line += report::fill(kReleased, language,
                         {file.released->artist, file.released->title,
                          text::format_percent(file.released->similarity)}) +
            "\n";
  }
  for (const audio::Warning warning : file.heard->warnings) {
    line += "    " + std::string(audio::warning_sentence(warning).in(language)) + "\n";
  }
  return line;
}

}  // namespace

std::vector<std::string> sound_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      add_folder(path, files);
    } else {
      files.push_back(path);
    }
  }
  return files;
}

std::vector<ListenedFile> listen_to_files(const std::vector<std::string>& paths,
                                          const ListeningOptions& options,
                                          base::Progress& progress) {
  std::vector<ListenedFile> files(paths.size());
  progress.begin("listening", paths.size());
  base::parallel_for(paths.size(), options.threads, [&](std::size_t i) {
    files[i] = listen_to(paths[i], options);
    progress.advance();
  });
  progress.finish();
  return files;
}

std::string listened_json(const std::vector<ListenedFile>& files) {
  Json list = Json::array();
  for (const ListenedFile& file : files) list.push(json_of(file));
  return Json::object().set("schema_version", 1).set("files", std::move(list)).dump() + "\n";
}

std::string listened_json_lines(const std::vector<ListenedFile>& files) {
  std::string lines;
  for (const ListenedFile& file : files) lines += json_of(file).dump(0) + "\n";
  return lines;
}

std::string listened_csv_head() {
  table::CsvWriter csv;
  csv.cell("file").cell("format").cell("refused").cell("warnings").cell("key_name");
  for (const char* name : {"tag_artist", "tag_title", "tag_album", "tag_isrc", "released_artist",
                           "released_title", "released_similarity"}) {
    csv.cell(name);
  }
  for (const Descriptor& line : audio::descriptor_table()) csv.cell(column_name(line));
  for (const char* name : {"artist", "track", "scenario", "hit_probability", "base_rate", "lift",
                           "alike", "alike_low", "alike_high", "alike_n", "place", "released_below",
                           "released", "streams", "streams_low", "streams_high", "note"}) {
    csv.cell(name);
  }
  csv.end_row();
  return csv.text();
}

std::string listened_csv_lines(const std::vector<ListenedFile>& files) {
  table::CsvWriter csv;
  for (const ListenedFile& file : files) {
    const AudioDescriptors d = file.heard ? file.heard->descriptors : AudioDescriptors{};
    csv.cell(file.path).cell(file.heard ? file.heard->format : "").cell(file.refusal);
    csv.cell(file.heard ? audio::warning_names(file.heard->warnings) : "")
        .cell(key_text(d.key, d.mode));
    const registry::ReleasedMatch none{.similarity = audio::kMissing};
    const registry::ReleasedMatch& released = file.released ? *file.released : none;
    csv.cell(file.tags.artist).cell(file.tags.title).cell(file.tags.album).cell(file.tags.isrc);
    csv.cell(released.artist).cell(released.title).number(released.similarity);
    for (const Descriptor& line : audio::descriptor_table()) {
      if (line.kind == DescriptorClass::kWeak) {
        csv.cell(audio::level_name(d.*line.value));
      } else {
        csv.number(d.*line.value);
      }
    }
    add_score_cells(file.score.value_or(score::DemoScore()), csv);
    csv.end_row();
  }
  return csv.text();
}

std::string listened_table_head(text::Language language) {
  return std::string(kNote.in(language)) + "\n" + std::string(kHead.in(language)) + "\n";
}

std::string listened_table_lines(const std::vector<ListenedFile>& files, text::Language language) {
  std::string lines;
  for (const ListenedFile& file : files) lines += table_line(file, language);
  return lines;
}

}  // namespace crossfade::cli
