#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <variant>

#include "base/error.h"
#include "score/audio_calibration.h"
#include "table/json.h"

namespace crossfade::score {
namespace {

using table::Json;

constexpr int kSchemaVersion = 1;

template <typename Numbers>
Json array_of(const Numbers& numbers) {
  Json array = Json::array();
  for (const auto number : numbers) array.push(static_cast<double>(number));
  return array;
}

Json json_of(const stats::Estimate& estimate) {
  return Json::object()
      .set("value", estimate.value)
      .set("low", estimate.low)
      .set("high", estimate.high)
      .set("n", static_cast<std::uint64_t>(estimate.n));
}

Json json_of(const AudioMap& map) {
  Json inputs = Json::array();
  for (std::size_t i = 0; i < map.slopes.size(); ++i) {
    inputs.push(Json::object()
                    .set("name", kAudioInputs[i].name)
                    .set("slope", map.slopes[i])
                    .set("mean", map.means[i])
                    .set("lowest", map.lowest[i])
                    .set("highest", map.highest[i]));
  }
  return Json::object()
      .set("intercept", map.intercept)
      .set("inputs", std::move(inputs))
      .set("line_x", array_of(map.line.x))
      .set("line_y", array_of(map.line.y));
}

Json json_of(const PlatformColumn& column, const FeatureCalibration& feature) {
  Json json = Json::object()
                  .set("name", column.name)
                  .set("gate", gate_name(feature.gate))
                  .set("recordings", static_cast<std::uint64_t>(feature.recordings))
                  .set("artists", static_cast<std::uint64_t>(feature.artists))
                  .set("rank_correlation", json_of(feature.rank_correlation))
                  .set("mean_absolute_error", json_of(feature.mean_absolute_error))
                  .set("error", feature.error)
                  .set("residuals", array_of(feature.residuals));
  return json.set("map", feature.is_fitted ? json_of(feature.map) : Json());
}

/// Reads what was written; whatever is not so refuses the file.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  [[noreturn]] void refuse(const std::string& what) const {
    throw base::Error(base::ErrorKind::kInputRefused, what, {file_, 0, 0}, "calibrate again");
  }
  const Json& member(const Json& json, std::string_view name) const {
    const Json* found = json.find(name);
    if (found == nullptr) refuse("is no calibration: it lacks `" + std::string(name) + "`");
    return *found;
  }
  double number_of(const Json& json) const {
    if (const auto* whole = std::get_if<std::int64_t>(&json.value())) {
      return static_cast<double>(*whole);
    }
    if (const auto* number = std::get_if<double>(&json.value())) return *number;
    if (std::holds_alternative<std::nullptr_t>(json.value())) return audio::kMissing;
    refuse("is a damaged calibration: a number is expected");
  }
  double number(const Json& json, std::string_view name) const {
    return number_of(member(json, name));
  }
  /// One that is not missing.
  double known(const Json& json, std::string_view name) const {
    const double value = number(json, name);
    if (!std::isfinite(value)) refuse("is a damaged calibration: a number is missing");
    return value;
  }
  std::size_t count(const Json& json, std::string_view name) const {
    const double value = number(json, name);
    if (!(value >= 0 && value <= 1e12)) refuse("is a damaged calibration: a count is expected");
    return static_cast<std::size_t>(value);
  }
  std::string text(const Json& json, std::string_view name) const {
    const auto* found = std::get_if<std::string>(&member(json, name).value());
    if (found == nullptr) refuse("is a damaged calibration: a text is expected");
    return *found;
  }
  const Json::Array& array(const Json& json, std::string_view name) const {
    const auto* found = std::get_if<Json::Array>(&member(json, name).value());
    if (found == nullptr) refuse("is a damaged calibration: a list is expected");
    return *found;
  }
  template <typename Number>
  std::vector<Number> numbers(const Json& json, std::string_view name) const {
    std::vector<Number> all;
    for (const Json& each : array(json, name)) {
      const double value = number_of(each);
      if (!(std::abs(value) <= std::numeric_limits<Number>::max())) {
        refuse("is a damaged calibration: a number is missing");
      }
      all.push_back(static_cast<Number>(value));
    }
    return all;
  }
  stats::Estimate estimate(const Json& json, std::string_view name) const {
    const Json& its = member(json, name);
    return {number(its, "value"), number(its, "low"), number(its, "high"), count(its, "n")};
  }

 private:
  std::string file_;
};

AudioMap read_map(const Json& json, const Reader& reader) {
  AudioMap map;
  map.intercept = reader.known(json, "intercept");
  const Json::Array& inputs = reader.array(json, "inputs");
  if (inputs.size() != kAudioInputs.size()) reader.refuse("is a calibration of other inputs");
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (reader.text(inputs[i], "name") != kAudioInputs[i].name) {
      reader.refuse("is a calibration of other inputs");
    }
    map.slopes.push_back(reader.known(inputs[i], "slope"));
    map.means.push_back(reader.known(inputs[i], "mean"));
    map.lowest.push_back(reader.known(inputs[i], "lowest"));
    map.highest.push_back(reader.known(inputs[i], "highest"));
    if (map.lowest.back() > map.highest.back()) reader.refuse("is a damaged calibration");
  }
  map.line.x = reader.numbers<double>(json, "line_x");
  map.line.y = reader.numbers<double>(json, "line_y");
  const bool ascends =
      std::ranges::adjacent_find(map.line.x, std::greater_equal()) == map.line.x.end();
  if (map.line.x.size() != map.line.y.size() || !ascends || !std::ranges::is_sorted(map.line.y)) {
    reader.refuse("is a damaged calibration: a line is not monotone");
  }
  return map;
}

Gate read_gate(const std::string& name, const Reader& reader) {
  for (const Gate gate : {Gate::kOpen, Gate::kTooFew, Gate::kTooWeak, Gate::kConstant}) {
    if (gate_name(gate) == name) return gate;
  }
  reader.refuse("is a damaged calibration: no such gate");
}

FeatureCalibration read_feature(const Json& json, const Reader& reader) {
  FeatureCalibration feature;
  feature.gate = read_gate(reader.text(json, "gate"), reader);
  feature.recordings = reader.count(json, "recordings");
  feature.artists = reader.count(json, "artists");
  feature.rank_correlation = reader.estimate(json, "rank_correlation");
  feature.mean_absolute_error = reader.estimate(json, "mean_absolute_error");
  feature.error = reader.number(json, "error");
  feature.residuals = reader.numbers<float>(json, "residuals");
  const Json& map = reader.member(json, "map");
  feature.is_fitted = !std::holds_alternative<std::nullptr_t>(map.value());
  if (feature.is_fitted) feature.map = read_map(map, reader);
  const bool has_errors = !feature.residuals.empty() && std::isfinite(feature.error) &&
                          std::ranges::is_sorted(feature.residuals);
  if ((feature.is_fitted && !has_errors) || feature.gate != judge_gate(feature)) {
    reader.refuse("is a damaged calibration: a feature's figures contradict each other");
  }
  return feature;
}

}  // namespace

std::string write_audio_calibration(const AudioCalibration& calibration) {
  Json features = Json::array();
  for (const PlatformColumn& column : kPlatformColumns) {
    features.push(json_of(column, calibration.of(column.feature)));
  }
  const Agreement& agreement = calibration.agreement;
  return Json::object()
             .set("schema_version", kSchemaVersion)
             .set("analysis", calibration.analysis)
             .set("seed", std::int64_t{calibration.seed})
             .set("pairs", static_cast<std::uint64_t>(calibration.pairs))
             .set("artists", static_cast<std::uint64_t>(calibration.artists))
             .set("left_out", static_cast<std::uint64_t>(calibration.left_out))
             .set("data_digest", calibration.data_digest)
             .set("agreement", Json::object()
                                   .set("tempo", json_of(agreement.tempo))
                                   .set("tempo_octave", json_of(agreement.tempo_octave))
                                   .set("key", json_of(agreement.key))
                                   .set("duration", json_of(agreement.duration))
                                   .set("duration_error_s", agreement.duration_error_s))
             .set("features", std::move(features))
             .dump() +
         "\n";
}

AudioCalibration read_audio_calibration(std::string_view json, const std::string& file) {
  const Json all = table::parse_json(json, file);
  const Reader reader(file);
  if (reader.count(all, "schema_version") != kSchemaVersion) {
    reader.refuse("is a calibration of another version of Crossfade");
  }
  AudioCalibration calibration;
  if (reader.count(all, "analysis") != static_cast<std::size_t>(audio::kAnalysisVersion)) {
    reader.refuse("stands on another version of the audio analysis");
  }
  const std::size_t seed = reader.count(all, "seed");
  if (seed > UINT32_MAX) reader.refuse("is a damaged calibration");
  calibration.seed = static_cast<std::uint32_t>(seed);
  calibration.pairs = reader.count(all, "pairs");
  calibration.artists = reader.count(all, "artists");
  calibration.left_out = reader.count(all, "left_out");
  calibration.data_digest = reader.text(all, "data_digest");
  const Json& agreement = reader.member(all, "agreement");
  calibration.agreement = {
      reader.estimate(agreement, "tempo"), reader.estimate(agreement, "tempo_octave"),
      reader.estimate(agreement, "key"), reader.estimate(agreement, "duration"),
      reader.number(agreement, "duration_error_s")};
  const Json::Array& features = reader.array(all, "features");
  if (features.size() != kPlatformFeatures) reader.refuse("is a calibration of other features");
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (reader.text(features[i], "name") != kPlatformColumns[i].name) {
      reader.refuse("is a calibration of other features");
    }
    calibration.features[i] = read_feature(features[i], reader);
  }
  return calibration;
}

}  // namespace crossfade::score
