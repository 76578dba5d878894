#include "registry/heard_sounds.h"

#include <cmath>
#include <sstream>
#include <variant>

#include "audio/analysis_version.h"
#include "base/base64.h"
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

// Three bytes a column.
std::string text_of(const audio::Waveform& waveform) {
  std::string bytes;
  for (std::size_t i = 0; i < waveform.size(); ++i) {
    for (const std::int8_t level : {waveform.low[i], waveform.high[i], waveform.rms[i]}) {
      bytes += static_cast<char>(level);
    }
  }
  return base::base64_url(bytes);
}

audio::Waveform waveform_of(std::string_view text, double seconds_per_column) {
  audio::Waveform waveform;
  const std::optional<std::string> bytes = base::parse_base64_url(text);
  if (!bytes || bytes->empty() || bytes->size() % 3 != 0) return waveform;
  waveform.seconds_per_column = seconds_per_column;
  for (std::size_t i = 0; i < bytes->size(); i += 3) {
    waveform.low.push_back(static_cast<std::int8_t>((*bytes)[i]));
    waveform.high.push_back(static_cast<std::int8_t>((*bytes)[i + 1]));
    waveform.rms.push_back(static_cast<std::int8_t>((*bytes)[i + 2]));
  }
  return waveform;
}

constexpr std::string_view kColumns =
    "digest, analysis, name, heard_ms, format, warnings, descriptors";

// Of a row that begins with kColumns.
HeardSound sound_of(const Statement& row, const std::string& store) {
  HeardSound sound;
  sound.digest = row.text(0);
  sound.is_current = row.integer(1) == std::int64_t{audio::kAnalysisVersion};
  sound.name = row.text(2);
  sound.heard_ms = row.integer(3);
  sound.heard.format = row.text(4);
  sound.heard.warnings = warnings_of(row.text(5));
  sound.heard.descriptors = descriptors_of(row.text(6), store);
  return sound;
}

}  // namespace

std::optional<HeardSound> recall_heard(store::Store& store, const std::string& digest) {
  Statement row(store, "SELECT " + std::string(kColumns) +
                           ", waveform, waveform_step_s FROM heard_sounds WHERE digest = ?");
  row.bind(0, digest);
  if (!row.step()) return std::nullopt;
  HeardSound sound = sound_of(row, store.path());
  sound.heard.waveform = waveform_of(row.text(7), row.number(8));
  return sound;
}

std::optional<HeardSound> find_heard(store::Store& store, const std::string& digest) {
  std::optional<HeardSound> sound = recall_heard(store, digest);
  if (sound && !sound->is_current) sound.reset();
  return sound;
}

HeardPage list_heard(store::Store& store, std::size_t first, std::size_t count) {
  HeardPage page;
  Statement total(store, "SELECT COUNT(*) FROM heard_sounds");
  total.step();
  page.total = static_cast<std::size_t>(total.integer(0));
  Statement rows(store, "SELECT " + std::string(kColumns) +
                            " FROM heard_sounds ORDER BY heard_ms DESC, digest LIMIT ? OFFSET ?");
  rows.bind(0, static_cast<std::int64_t>(count)).bind(1, static_cast<std::int64_t>(first));
  while (rows.step()) page.sounds.push_back(sound_of(rows, store.path()));
  return page;
}

void keep_heard(store::Store& store, const HeardSound& sound) {
  const std::string warnings = audio::warning_names(sound.heard.warnings);
  const std::string descriptors = text_of(sound.heard.descriptors);
  const std::string waveform = text_of(sound.heard.waveform);
  Statement row(store, "INSERT OR REPLACE INTO heard_sounds (" + std::string(kColumns) +
                           ", waveform, waveform_step_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, sound.digest).bind(1, std::int64_t{audio::kAnalysisVersion}).bind(2, sound.name);
  row.bind(3, sound.heard_ms).bind(4, sound.heard.format).bind(5, warnings);
  row.bind(6, descriptors).bind(7, waveform);
  row.bind(8, waveform.empty() ? audio::kMissing : sound.heard.waveform.seconds_per_column).run();
}

bool forget_heard(store::Store& store, const std::string& digest) {
  Statement fingerprint(store, "DELETE FROM sound_fingerprints WHERE digest = ?");
  fingerprint.bind(0, digest).run();
  Statement row(store, "DELETE FROM heard_sounds WHERE digest = ? RETURNING 1");
  row.bind(0, digest);
  return row.step();
}

}  // namespace crossfade::registry
