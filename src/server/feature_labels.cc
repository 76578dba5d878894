#include "server/feature_labels.h"

#include <string>

#include "features/feature_table.h"

namespace crossfade::server {

table::Json json_feature_labels() {
  table::Json labels = table::Json::object();
  for (const features::Feature& feature : features::feature_table()) {
    labels.set(
        std::string(feature.name),
        table::Json::object().set("en", feature.label.english).set("ko", feature.label.korean));
  }
  return labels;
}

}  // namespace crossfade::server
