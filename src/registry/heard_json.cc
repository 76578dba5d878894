#include "registry/heard_json.h"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "audio/key.h"

namespace crossfade::registry {
namespace {

using audio::AudioDescriptors;
using audio::Descriptor;
using audio::DescriptorClass;
using table::Json;

Json values_of(const AudioDescriptors& descriptors, DescriptorClass kind) {
  Json values = Json::object();
  for (const Descriptor& line : audio::descriptor_table()) {
    if (line.kind != kind) continue;
    const double value = descriptors.*line.value;
    if (std::isnan(value)) {
      values.set(line.name, nullptr);
    } else if (kind == DescriptorClass::kWeak) {
      values.set(line.name, audio::level_name(value));
    } else {
      values.set(line.name, value);
    }
  }
  return values;
}

Json levels_json(const std::vector<std::int8_t>& levels) {
  Json list = Json::array();
  for (const std::int8_t level : levels) list.push(std::int64_t{level});
  return list;
}

}  // namespace

std::string key_text(double key, double mode) {
  if (std::isnan(key)) return "";
  return audio::key_name(static_cast<int>(key) + (mode > 0.5 ? 0 : 12));
}

Json heard_json(const audio::Listened& heard) {
  const AudioDescriptors& d = heard.descriptors;
  Json json = Json::object().set("format", heard.format);
  const std::string key = key_text(d.key, d.mode);
  json.set("key", key.empty() ? Json() : Json(key));
  for (const DescriptorClass kind :
       {DescriptorClass::kMeasured, DescriptorClass::kEstimated, DescriptorClass::kWeak}) {
    json.set(audio::class_name(kind), values_of(d, kind));
  }
  Json warnings = Json::array();
  for (const audio::Warning warning : heard.warnings) {
    warnings.push(Json::object()
                      .set("name", audio::warning_name(warning))
                      .set("en", audio::warning_sentence(warning).english)
                      .set("ko", audio::warning_sentence(warning).korean));
  }
  return json.set("warnings", std::move(warnings));
}

Json descriptors_json() {
  Json list = Json::array();
  for (const Descriptor& line : audio::descriptor_table()) {
    list.push(Json::object()
                  .set("name", line.name)
                  .set("unit", line.unit)
                  .set("class", audio::class_name(line.kind))
                  .set("en", line.meaning.english)
                  .set("ko", line.meaning.korean));
  }
  return list;
}

Json released_json(const std::optional<ReleasedMatch>& released) {
  if (!released) return {};
  return Json::object()
      .set("artist", released->artist)
      .set("title", released->title)
      .set("similarity", released->similarity);
}

Json waveform_json(const audio::Waveform& waveform) {
  if (waveform.size() == 0) return {};
  return Json::object()
      .set("seconds_per_column", waveform.seconds_per_column)
      .set("low", levels_json(waveform.low))
      .set("high", levels_json(waveform.high))
      .set("rms", levels_json(waveform.rms));
}

}  // namespace crossfade::registry
