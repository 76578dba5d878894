// What a model is told of a demo whose sound was heard.
//
// A platform's perceived features are no formula of ours, and what a model learnt from them holds
// for them alone. So a feature is told to the model only where audio calibration has shown, on the
// label's own released recordings, that our map to it ranks them nearly as the platform does; the
// others are missing, which the models of streams before release know from their training
// (PartFit). Where any is missing, band, odds and rank are those of rows of which nothing perceived
// was known: that is too cautious where most are open, and never too bold.
//
// A mapped value is off by as much as the calibration's residuals say. Each is drawn from their
// quantiles, one a stratum in an order of its own (a Latin hypercube; McKay, Beckman and Conover
// 1979), the same for every demo so that two demos differ by their sound alone.
#include "score/demo_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/random.h"
#include "text/unicode.h"

namespace crossfade::score {
namespace {

constexpr std::uint64_t kSeed = 7;

// A name that holds no letter, where a sheet must have one.
constexpr std::string_view kNoName = "?";

// Columns that are told as measured.
struct MeasuredColumn {
  std::string_view header;
  double (*value)(const audio::AudioDescriptors&);
};
constexpr MeasuredColumn kMeasured[] = {
    {"Tempo", [](const audio::AudioDescriptors& d) { return d.tempo_bpm; }},
    {"Key", [](const audio::AudioDescriptors& d) { return d.key; }},
    {"Duration_ms", [](const audio::AudioDescriptors& d) { return 1000 * d.duration_s; }},
};
constexpr std::string_view kPlatformHeaders[kPlatformFeatures] = {
    "Danceability",     "Energy",   "Speechiness", "Acousticness",
    "Instrumentalness", "Liveness", "Valence",     "Loudness"};

bool is_blank(std::string_view name) { return text::fold(name).empty(); }

std::string_view title_of(const Demo& demo) {
  if (!is_blank(demo.sheet.track)) return demo.sheet.track;
  return is_blank(demo.name) ? kNoName : std::string_view(demo.name);
}

}  // namespace

bool ToldSound::is_drawn() const {
  return std::ranges::any_of(values, [](const CalibratedValue& each) { return each.is_open; });
}

SoundKnown ToldSound::sound_known(const Demo& demo) const {
  if (is_blank(demo.sheet.artist)) return SoundKnown::kAlone;
  const auto is_missing = [](const CalibratedValue& each) { return std::isnan(each.value); };
  return std::ranges::any_of(values, is_missing) ? SoundKnown::kBare : SoundKnown::kAsTraining;
}

ToldSound tell_sound(const audio::AudioDescriptors& heard, const AudioCalibration* calibration) {
  ToldSound told;
  for (const PlatformColumn& column : kPlatformColumns) {
    CalibratedValue& value = told.values[static_cast<std::size_t>(column.feature)];
    if (calibration != nullptr) value = calibration->value_of(column.feature, heard);
    if (value.is_open && !std::isnan(value.value)) continue;
    value = {};
    if (column.feature == PlatformFeature::kLoudness) value.value = heard.loudness_lufs;
  }
  const auto name = [&](std::string_view header, double value) {
    (std::isnan(value) ? told.hidden : told.read).push_back(header);
  };
  for (const MeasuredColumn& column : kMeasured) name(column.header, column.value(heard));
  for (std::size_t f = 0; f < kPlatformFeatures; ++f) {
    name(kPlatformHeaders[f], told.values[f].value);
  }
  return told;
}

ResidualDraws draw_residuals(const AudioCalibration& calibration) {
  ResidualDraws draws{};
  for (std::size_t f = 0; f < kPlatformFeatures; ++f) {
    const std::vector<float>& residuals = calibration.features[f].residuals;
    if (residuals.empty()) continue;
    std::array<std::size_t, kDraws> strata;
    std::iota(strata.begin(), strata.end(), std::size_t{0});
    base::Random random(base::mix_seed(kSeed, f));
    for (std::size_t k = kDraws; k > 1; --k) {
      std::swap(strata[k - 1], strata[random.below(static_cast<std::uint32_t>(k))]);
    }
    for (std::size_t k = 0; k < kDraws; ++k) {
      draws[k][f] = residuals[(2 * strata[k] + 1) * residuals.size() / (2 * kDraws)];
    }
  }
  return draws;
}

void DemoRows::add(const Demo& demo, const ToldSound& told,
                   const std::array<double, kPlatformFeatures>& off) {
  std::vector<std::string_view>& row = table_.rows.emplace_back();
  const DemoSheet& sheet = demo.sheet;
  set(row, "Artist", is_blank(sheet.artist) ? kNoName : std::string_view(sheet.artist));
  set(row, "Track", title_of(demo));
  set(row, "Album", sheet.album);
  set(row, "Album_type", sheet.album_type);
  for (const MeasuredColumn& column : kMeasured) {
    set_number(row, column.header, column.value(demo.heard->descriptors));
  }
  for (std::size_t f = 0; f < kPlatformFeatures; ++f) {
    const double value = told.values[f].value + (told.values[f].is_open ? off[f] : 0);
    set_number(row, kPlatformHeaders[f],
               std::clamp(value, kPlatformColumns[f].low, kPlatformColumns[f].high));
  }
}

catalogue::Import DemoRows::import() {
  for (std::vector<std::string_view>& row : table_.rows) row.resize(table_.header.size());
  return catalogue::import_table(table_, "the sheet of the demos", {});
}

void DemoRows::set_number(std::vector<std::string_view>& row, std::string_view header,
                          double value) {
  if (!std::isnan(value)) set(row, header, made_.emplace_back(fmt::format("{}", value)));
}

void DemoRows::set(std::vector<std::string_view>& row, std::string_view header,
                   std::string_view text) {
  auto found = std::ranges::find(table_.header, header);
  if (found == table_.header.end()) found = table_.header.insert(found, std::string(header));
  const auto column = static_cast<std::size_t>(found - table_.header.begin());
  row.resize(std::max(row.size(), column + 1));
  row[column] = text;
}

}  // namespace crossfade::score
