#include "score/study_model.h"

#include <filesystem>
#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "features/feature_table.h"
#include "score/table_marks.h"

namespace crossfade::score {
namespace {

// A file is: magic, format version, zeros, digest of the rest, the rest. The rest begins where
// arrays may begin.
constexpr std::string_view kMagic = "CFMODEL\n";
constexpr std::uint32_t kFormatVersion = 8;
constexpr std::size_t kDigestLength = 32;
constexpr std::size_t kHeadLength = base::kArrayAlignment;
constexpr std::string_view kStudyFile = "study.cfm";

[[noreturn]] void refuse(const std::string& path, const std::string& sentence) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {path, 0, 0},
                    "train the models again with `crossfade train`");
}

std::string sealed(const base::ByteWriter& body) {
  base::ByteWriter head;
  head.put(kFormatVersion);
  std::string file = std::string(kMagic) + head.bytes();
  file.resize(kHeadLength - kDigestLength, '\0');
  return file + base::content_digest(body.bytes()) + body.bytes();
}

// The body of a sealed file, after its magic, version and digest were found right.
std::string_view unsealed(std::string_view bytes, const std::string& path) {
  if (bytes.substr(0, kMagic.size()) != kMagic) refuse(path, "is not a Crossfade model");
  if (bytes.size() < kHeadLength) refuse(path, "the model file is truncated");
  base::ByteReader version(bytes.substr(kMagic.size(), sizeof kFormatVersion), path);
  if (const auto found = version.get<std::uint32_t>(); found != kFormatVersion) {
    refuse(path, "is a model of format " + std::to_string(found) + "; this program reads format " +
                     std::to_string(kFormatVersion));
  }
  const std::size_t zeros = kMagic.size() + sizeof kFormatVersion;
  const std::string_view padding = bytes.substr(zeros, kHeadLength - kDigestLength - zeros);
  const std::string_view digest = bytes.substr(kHeadLength - kDigestLength, kDigestLength);
  const std::string_view body = bytes.substr(kHeadLength);
  if (base::content_digest(body) != digest ||
      padding.find_first_not_of('\0') != std::string_view::npos) {
    refuse(path, "the model file is truncated or altered");
  }
  return body;
}

std::string file_name(const OutcomeModel& model) {
  return file_stem(model.outcome, model.scenario) + ".cfm";
}

std::string encode(const OutcomeModel& model) {
  base::ByteWriter out;
  out.put(features::feature_table_hash());
  write_outcome_model(model, out);
  return sealed(out);
}

using SharedFile = std::shared_ptr<const base::MappedFile>;

OutcomeModel decode(const SharedFile& file, features::OtherArtists::Shared& shared) {
  const std::string& path = file->path();
  base::ByteReader in(unsealed(file->bytes(), path), path, file);
  if (in.get<std::uint64_t>() != features::feature_table_hash()) {
    refuse(path, "was made with another feature table");
  }
  OutcomeModel model = read_outcome_model(in, shared);
  if (!in.at_end()) refuse(path, "the model file is damaged");
  return model;
}

}  // namespace

const OutcomeModel* StudyModel::find(features::Target outcome, features::Scenario scenario) const {
  for (const OutcomeModel& model : models) {
    if (model.outcome == outcome && model.scenario == scenario) return &model;
  }
  return nullptr;
}

std::string file_stem(features::Target outcome, features::Scenario scenario) {
  // Without the "log_" of the target.
  return std::string(target_name(outcome).substr(4)) + "_" + std::string(scenario_name(scenario));
}

std::string save_study_model(const StudyModel& model, const std::string& folder) {
  base::make_folder(folder);
  base::ByteWriter out;
  write_table_marks(out);
  out.put(model.seed);
  out.put_string(model.data_digest);
  out.put(model.missing.policy);
  for (const double value : model.missing.value) out.put(value);
  out.put_vector<std::uint64_t>(model.training_recordings);
  model.names.sheet.write(out);
  model.names.video.write(out);
  out.put<std::uint8_t>(model.recordings ? 1 : 0);
  if (model.recordings) model.recordings->write(out);
  out.put<std::uint64_t>(model.models.size());
  for (const OutcomeModel& each : model.models) {
    const std::string bytes = encode(each);
    base::write_file(folder + "/" + file_name(each), bytes);
    out.put_string(file_name(each));
    out.put_string(base::content_digest(bytes));
  }
  const std::string bytes = sealed(out);
  base::write_file(folder + "/" + std::string(kStudyFile), bytes);
  return base::content_digest(bytes);
}

StudyModel load_study_model(const std::string& folder) {
  const std::string path = folder + "/" + std::string(kStudyFile);
  if (!std::filesystem::exists(path)) {
    throw base::Error(base::ErrorKind::kNotFound, "holds no trained models", {folder, 0, 0},
                      "train them with `crossfade train FILE --model " + folder + "`");
  }
  const auto file = std::make_shared<const base::MappedFile>(path);
  base::ByteReader in(unsealed(file->bytes(), path), path, file);
  StudyModel model;
  // The file holds the digests of all others.
  model.version = base::content_digest(file->bytes());
  const std::string difference = table_difference(read_table_marks(in));
  if (!difference.empty()) refuse(path, "was made with another feature table: " + difference);
  model.seed = in.get<std::uint64_t>();
  model.data_digest = in.get_string();
  model.missing.policy = in.get<catalogue::MissingPolicy>();
  if (model.missing.policy > catalogue::MissingPolicy::kRefuse) {
    refuse(path, "the model file is damaged");
  }
  for (double& value : model.missing.value) value = in.get<double>();
  model.training_recordings = in.get_vector<std::uint64_t>();
  model.names.sheet = features::TextProjection::read(in);
  model.names.video = features::TextProjection::read(in);
  if (in.get<std::uint8_t>() != 0) model.recordings = NeighbourIndex::read(in);
  const auto count = in.get<std::uint64_t>();
  features::OtherArtists::Shared shared;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string name = in.get_string();
    const std::string digest = in.get_string();
    const std::string model_path = std::string(folder).append("/").append(name);
    const auto model_file = std::make_shared<const base::MappedFile>(model_path);
    if (base::content_digest(model_file->bytes()) != digest) {
      refuse(model_path, "is not the model that belongs to this study");
    }
    model.models.push_back(decode(model_file, shared));
  }
  if (!in.at_end()) refuse(path, "the model file is damaged");
  return model;
}

}  // namespace crossfade::score
