#include "report/feature_words.h"

#include "features/feature_table.h"

namespace crossfade::report {

std::string feature_words(std::string_view name, text::Language language) {
  for (int i = 0; i <= static_cast<int>(features::Family::kStreams); ++i) {
    const auto family = static_cast<features::Family>(i);
    if (features::family_name(family) == name) {
      return std::string(features::family_label(family).in(language));
    }
  }
  for (const features::Feature& feature : features::feature_table()) {
    if (feature.name == name) return std::string(feature.label.in(language));
  }
  return std::string(name);
}

}  // namespace crossfade::report
