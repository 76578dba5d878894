#include "cli/demo_judge.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/file.h"
#include "catalogue/format_table.h"
#include "catalogue/import.h"
#include "cli/file_key.h"
#include "registry/audio_calibrations.h"
#include "registry/model_versions.h"
#include "registry/registry.h"
#include "registry/version_files.h"
#include "report/figure.h"
#include "score/explanation_text.h"
#include "table/csv_reader.h"
#include "text/number_format.h"
#include "text/unicode.h"
#include "warehouse/history.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {
namespace {

namespace fs = std::filesystem;
using score::DemoScore;
using score::DemoSheet;
using text::Language;

enum class SheetColumn : std::uint8_t { kFile, kArtist, kTrack, kAlbum, kAlbumType, kVideo };
struct SheetHeader {
  std::string_view key;  // as catalogue::header_key() writes it
  SheetColumn column;
};
constexpr SheetHeader kHeaders[] = {
    {"file", SheetColumn::kFile},
    {"artist", SheetColumn::kArtist},
    {"track", SheetColumn::kTrack},
    {"album", SheetColumn::kAlbum},
    {"album type", SheetColumn::kAlbumType},
    {"official video", SheetColumn::kVideo},
};

std::vector<SheetColumn> columns_of(const table::CsvReader& csv, const std::string& path) {
  std::vector<SheetColumn> columns;
  for (const std::string& header : csv.header()) {
    const auto found =
        std::ranges::find(kHeaders, catalogue::header_key(header), &SheetHeader::key);
    if (found == std::end(kHeaders)) {
      throw base::Error(base::ErrorKind::kInputRefused,
                        "'" + header + "' is no column of a sheet of demos",
                        {path, 1, columns.size() + 1},
                        "it may have file, artist, track, album, album_type, official_video");
    }
    columns.push_back(found->column);
  }
  if (std::ranges::find(columns, SheetColumn::kFile) == columns.end()) {
    throw base::Error(base::ErrorKind::kInputRefused, "the sheet has no column 'file'",
                      {path, 1, 0}, "name each demo's file there");
  }
  return columns;
}

bool is_yes(std::string_view cell) {
  const std::string folded = text::fold(cell);
  return folded == "yes" || folded == "true" || folded == "1" || folded == "y";
}

void set_cell(SheetColumn column, std::string_view cell, std::string& file, DemoSheet& sheet) {
  switch (column) {
    case SheetColumn::kFile:
      file = fs::path(cell).filename().string();
      return;
    case SheetColumn::kArtist:
      sheet.artist = cell;
      return;
    case SheetColumn::kTrack:
      sheet.track = cell;
      return;
    case SheetColumn::kAlbum:
      sheet.album = cell;
      return;
    case SheetColumn::kAlbumType:
      sheet.album_type = cell;
      return;
    case SheetColumn::kVideo:
      sheet.video_planned = is_yes(cell);
      return;
  }
}

constexpr text::Bilingual kChance{
    "{}: chance of a hit {} (base rate {}, lift {}); place {} of {}; above {} of {} released "
    "recordings",
    "{}: 히트 확률 {} (기준 비율 {}, 대비 {}); 데모 순위 {}/{}; 이보다 확률이 낮은 발매 음원 "
    "{}/{}"};
constexpr text::Bilingual kAlike{
    "    of the {} released recordings judged most alike, {} were hits",
    "    가장 비슷하게 평가된 발매 음원 {}곡 가운데 히트 {}"};
constexpr text::Bilingual kHidden{"    not told to the model: {}", "    모델이 모르는 값: {}"};

std::string percent(double share) { return text::format_percent(share); }
std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

std::string name_of(const ListenedFile& file) { return fs::path(file.path).filename().string(); }

std::string chance_lines(const ListenedFile& file, Language language) {
  const DemoScore& score = *file.score;
  std::string lines =
      report::fill(
          kChance, language,
          {name_of(file), percent(score.prediction.hit_probability), percent(score.base_rate.value),
           (score.lift >= 0 ? "+" : "-") + percent(std::abs(score.lift)), count(score.place),
           count(score.places), count(score.released_below), count(score.released)}) +
      "\n";
  lines += report::fill(kAlike, language,
                        {count(score.alike.n),
                         report::with_interval(score.alike, report::Style::kShare, language)}) +
           "\n";
  std::string hidden;
  for (const std::string_view column : score.hidden) {
    hidden += hidden.empty() ? "" : ", ";
    hidden += column;
  }
  return hidden.empty() ? lines : lines + report::fill(kHidden, language, {hidden}) + "\n";
}

std::shared_ptr<const score::StudyModel> load_model(const DemoJudgeOptions& options,
                                                    store::Store* store) {
  const std::string folder =
      options.model.empty()
          ? registry::version_folder(options.store,
                                     registry::load_version(*store, registry::kChampion).digest)
          : options.model;
  return std::make_shared<const score::StudyModel>(score::load_study_model(folder));
}

}  // namespace

DemoJudge::DemoJudge(const DemoJudgeOptions& options, base::Progress& progress)
    : all_(options.all), threads_(options.threads) {
  if (!options.sheet.empty()) read_sheet(options.sheet);
  progress.begin("models", 0);
  std::optional<store::Store> store;
  if (!options.store.empty()) {
    store.emplace(options.store, store::Access::kExisting);
    registry::prepare(*store);
    if (auto kept = registry::latest_audio_calibration(*store)) {
      calibration_ = std::move(kept->calibration);
    }
  }
  if (!options.calibration.empty()) {
    const base::MappedFile file(options.calibration);
    calibration_ = score::read_audio_calibration(file.bytes(), options.calibration);
  }
  std::shared_ptr<const score::StudyModel> model = load_model(options, store ? &*store : nullptr);
  std::optional<catalogue::Import> roster;
  if (!options.roster.empty()) {
    roster = catalogue::import_files({options.roster}, {});
  } else if (store && names_artists()) {
    warehouse::prepare(*store);
    if (!warehouse::list_snapshots(*store).empty()) {
      roster = warehouse::load_latest_snapshot(*store).import;
    }
  }
  scorer_ = std::make_unique<const score::Scorer>(std::move(model), roster ? &*roster : nullptr,
                                                  threads_);
  progress.finish();
}

void DemoJudge::read_sheet(const std::string& path) {
  const base::MappedFile file_bytes(path);
  table::CsvReader csv(file_bytes.bytes(), path);
  const std::vector<SheetColumn> columns = columns_of(csv, path);
  for (table::CsvRow row; csv.next(row);) {
    if (row.cells.size() != columns.size()) {
      throw base::Error(base::ErrorKind::kInputRefused, "the line has not a cell a column",
                        {path, row.line, 0}, "give it as many as the header");
    }
    std::string file;
    DemoSheet sheet;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      set_cell(columns[c], row.cells[c], file, sheet);
    }
    if (!sheet_.emplace(file_key(file), SheetLine{file, std::move(sheet)}).second) {
      throw base::Error(base::ErrorKind::kInputRefused, "'" + file + "' stands there twice",
                        {path, row.line, 0}, "give each file one line");
    }
  }
}

bool DemoJudge::names_artists() const {
  return !all_.artist.empty() || std::ranges::any_of(sheet_, [](const auto& entry) {
    return !entry.second.sheet.artist.empty();
  });
}

DemoSheet DemoJudge::sheet_of(const std::string& path) const {
  const auto found = sheet_.find(file_key(fs::path(path).filename().string()));
  return found == sheet_.end() ? all_ : found->second.sheet;
}

void DemoJudge::judge(std::vector<ListenedFile>& files) const {
  std::vector<score::Demo> demos;
  std::vector<ListenedFile*> scored;
  for (ListenedFile& file : files) {
    if (!file.heard) continue;
    demos.push_back({&*file.heard, fs::path(file.path).stem().string(), sheet_of(file.path)});
    scored.push_back(&file);
  }
  std::vector<DemoScore> scores = score::score_demos(
      *scorer_, demos,
      {.calibration = calibration_ ? &*calibration_ : nullptr, .threads = threads_});
  for (std::size_t i = 0; i < scores.size(); ++i) scored[i]->score = std::move(scores[i]);
}

std::vector<std::string> DemoJudge::missed_by(const std::vector<ListenedFile>& files) const {
  std::vector<std::string> missed;
  for (const auto& [key, line] : sheet_) {
    const auto is_it = [&](const ListenedFile& file) { return file_key(name_of(file)) == key; };
    if (std::ranges::none_of(files, is_it)) missed.push_back(line.file);
  }
  return missed;
}

std::string scores_text(const std::vector<ListenedFile>& files, Language language) {
  std::vector<const ListenedFile*> scored;
  std::vector<DemoScore> scores;
  for (const ListenedFile& file : files) {
    if (!file.score) continue;
    scored.push_back(&file);
    scores.push_back(*file.score);
  }
  if (scored.empty()) return {};
  // Those without a place come last.
  std::ranges::stable_sort(scored, {},
                           [](const ListenedFile* file) { return file->score->place - 1; });
  std::string text = "\n" + score::demo_caution(scores, language) + "\n";
  std::vector<score::Prediction> predictions;
  for (const ListenedFile* file : scored) {
    if (file->score->place != 0) text += chance_lines(*file, language);
    predictions.push_back(file->score->prediction);
    if (predictions.back().track.empty()) predictions.back().track = name_of(*file);
  }
  return text + "\n" + score::to_text(predictions, language);
}

}  // namespace crossfade::cli
