#include "registry/heard_sounds.h"

#include <cmath>
#include <sstream>
#include <variant>

#include "audio/analysis_version.h"
#include "registry/registry.h"
#include "table/json.h"

namespace crossfade::registry {
namespace {

using audio::AudioDescriptors;
using audio::Descriptor;
using audio::Warning;
using store::Statement;
using table::Json;

std::string text_of(const AudioDescriptors& descriptors) {
  Json json = Json::object();
  for (const Descriptor& line : audio::descriptor_table()) {
    const double value = descriptors.*line.value;
    if (!std::isnan(value)) json.set(line.name, value);
  }
  return json.dump(0);
}

double number_of(const Json& json) {
  if (const auto* whole = std::get_if<std::int64_t>(&json.value())) {
    return static_cast<double>(*whole);
  }
  const auto* number = std::get_if<double>(&json.value());
  return number == nullptr ? audio::kMissing : *number;
}

AudioDescriptors descriptors_of(std::string_view text, const std::string& store) {
  const Json json = table::parse_json(text, store);
  AudioDescriptors descriptors;
  for (const Descriptor& line : audio::descriptor_table()) {
    if (const Json* value = json.find(line.name)) descriptors.*line.value = number_of(*value);
  }
  return descriptors;
}

std::vector<Warning> warnings_of(std::string_view names) {
  std::vector<Warning> warnings;
  std::istringstream words{std::string(names)};
  for (std::string word; words >> word;) {
    for (int i = 0; i <= static_cast<int>(Warning::kLooksLikeMix); ++i) {
      if (audio::warning_name(static_cast<Warning>(i)) == word) {
        warnings.push_back(static_cast<Warning>(i));
      }
    }
  }
  return warnings;
}

}  // namespace

std::optional<HeardSound> find_heard(store::Store& store, const std::string& digest) {
  Statement row(store,
                "SELECT name, heard_ms, format, warnings, descriptors FROM heard_sounds "
                "WHERE digest = ? AND analysis = ?");
  row.bind(0, digest).bind(1, std::int64_t{audio::kAnalysisVersion});
  if (!row.step()) return std::nullopt;
  HeardSound sound;
  sound.digest = digest;
  sound.name = row.text(0);
  sound.heard_ms = row.integer(1);
  sound.heard.format = row.text(2);
  sound.heard.warnings = warnings_of(row.text(3));
  sound.heard.descriptors = descriptors_of(row.text(4), store.path());
  return sound;
}

void keep_heard(store::Store& store, const HeardSound& sound) {
  const std::string warnings = audio::warning_names(sound.heard.warnings);
  const std::string descriptors = text_of(sound.heard.descriptors);
  Statement row(store, "INSERT OR REPLACE INTO heard_sounds VALUES (?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, sound.digest).bind(1, std::int64_t{audio::kAnalysisVersion}).bind(2, sound.name);
  row.bind(3, sound.heard_ms).bind(4, sound.heard.format).bind(5, warnings);
  row.bind(6, descriptors).run();
}

}  // namespace crossfade::registry
