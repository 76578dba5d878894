#include "score/track_model.h"

#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "features/feature_table.h"

namespace crossfade::score {
namespace {

// A file is: magic, format version, digest of the rest, the rest.
constexpr std::string_view kMagic = "CFMODEL\n";
constexpr std::uint32_t kFormatVersion = 1;
constexpr std::size_t kDigestLength = 32;
constexpr std::string_view kStudyFile = "study.cfm";

[[noreturn]] void refuse(const std::string& path, const std::string& sentence) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {path, 0, 0},
                    "train the models again with `crossfade train`");
}

std::string sealed(const base::ByteWriter& body) {
  base::ByteWriter head;
  head.put(kFormatVersion);
  return std::string(kMagic) + head.bytes() + base::content_digest(body.bytes()) + body.bytes();
}

// The body of a sealed file, after its magic, version and digest were found right.
std::string_view unsealed(std::string_view bytes, const std::string& path) {
  const std::size_t head = kMagic.size() + sizeof kFormatVersion + kDigestLength;
  if (bytes.substr(0, kMagic.size()) != kMagic) refuse(path, "is not a Crossfade model");
  if (bytes.size() < head) refuse(path, "the model file is truncated");
  base::ByteReader version(bytes.substr(kMagic.size(), sizeof kFormatVersion), path);
  if (const auto found = version.get<std::uint32_t>(); found != kFormatVersion) {
    refuse(path, "is a model of format " + std::to_string(found) + "; this program reads format " +
                     std::to_string(kFormatVersion));
  }
  const std::string_view digest = bytes.substr(head - kDigestLength, kDigestLength);
  const std::string_view body = bytes.substr(head);
  if (base::content_digest(body) != digest) refuse(path, "the model file is truncated or altered");
  return body;
}

std::string file_name(const TrackModel& model) {
  std::string name(target_name(model.target));
  if (name.starts_with("log_")) name = name.substr(4);
  return name + "_" + std::string(scenario_name(model.scenario)) + ".cfm";
}

std::string encode(const TrackModel& model) {
  base::ByteWriter out;
  out.put(features::feature_table_hash());
  out.put(model.target);
  out.put(model.scenario);
  out.put<std::uint64_t>(model.recipe.size());
  for (const std::size_t feature : model.recipe.features) {
    out.put_string(features::feature_table()[feature].name);
  }
  out.put(model.band.low);
  out.put(model.band.high);
  out.put(model.hit_threshold);
  model.forest.write(out);
  return sealed(out);
}

TrackModel decode(std::string_view bytes, const std::string& path) {
  base::ByteReader in(unsealed(bytes, path), path);
  if (in.get<std::uint64_t>() != features::feature_table_hash()) {
    refuse(path, "was made with another feature table");
  }
  TrackModel model;
  model.target = in.get<features::Target>();
  model.scenario = in.get<features::Scenario>();
  const auto columns = in.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < columns; ++i) {
    model.recipe.features.push_back(features::feature_index(in.get_string()));
  }
  model.band.low = in.get<double>();
  model.band.high = in.get<double>();
  model.hit_threshold = in.get<double>();
  model.forest = learn::ForestModel::read(in);
  if (!in.at_end() || model.forest.column_count() != model.recipe.size()) {
    refuse(path, "the model file is damaged");
  }
  return model;
}

}  // namespace

const TrackModel* StudyModel::find(features::Target target, features::Scenario scenario) const {
  for (const TrackModel& model : models) {
    if (model.target == target && model.scenario == scenario) return &model;
  }
  return nullptr;
}

std::string_view target_name(features::Target target) {
  switch (target) {
    case features::Target::kLogStreams: return "log_streams";
    case features::Target::kHit: return "hit";
    case features::Target::kLogViews: return "log_views";
  }
  return {};
}

std::string_view scenario_name(features::Scenario scenario) {
  return scenario == features::Scenario::kDemo ? "a" : "c";
}

void save_study_model(const StudyModel& model, const std::string& folder) {
  base::make_folder(folder);
  base::ByteWriter out;
  out.put(model.seed);
  out.put_string(model.data_digest);
  out.put_vector<std::uint64_t>(model.training_recordings);
  out.put<std::uint64_t>(model.models.size());
  for (const TrackModel& each : model.models) {
    const std::string bytes = encode(each);
    base::write_file(folder + "/" + file_name(each), bytes);
    out.put_string(file_name(each));
    out.put_string(base::content_digest(bytes));
  }
  base::write_file(folder + "/" + std::string(kStudyFile), sealed(out));
}

StudyModel load_study_model(const std::string& folder) {
  const std::string path = folder + "/" + std::string(kStudyFile);
  if (!std::filesystem::exists(path)) {
    throw base::Error(base::ErrorKind::kNotFound, "holds no trained models", {folder, 0, 0},
                      "train them with `crossfade train FILE --model " + folder + "`");
  }
  const base::MappedFile file(path);
  base::ByteReader in(unsealed(file.bytes(), path), path);
  StudyModel model;
  model.seed = in.get<std::uint64_t>();
  model.data_digest = in.get_string();
  model.training_recordings = in.get_vector<std::uint64_t>();
  const auto count = in.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string name = in.get_string();
    const std::string digest = in.get_string();
    const std::string model_path = folder + "/" + name;
    const base::MappedFile model_file(model_path);
    if (base::content_digest(model_file.bytes()) != digest) {
      refuse(model_path, "is not the model that belongs to this study");
    }
    model.models.push_back(decode(model_file.bytes(), model_path));
  }
  if (!in.at_end()) refuse(path, "the model file is damaged");
  return model;
}

}  // namespace crossfade::score
