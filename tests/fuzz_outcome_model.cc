// libFuzzer target: however the bytes of a model's record are altered, it is refused with
// base::Error, or it is a model that answers, and which is written as it was read.
//
// A record that chance made would fail at its first number. So real records, of the models in the
// folder CROSSFADE_FUZZ_MODELS, are what is altered: the first byte says which, every five bytes
// after it put a byte at a place, and a place beyond the end cuts the record shorter.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/check.h"
#include "base/error.h"
#include "learn/tree_ensemble.h"
#include "score/outcome_model.h"
#include "score/study_model.h"

namespace {

using crossfade::learn::FeatureMatrix;
using crossfade::learn::TreeEnsemble;
using crossfade::score::OutcomeModel;

// Trees beyond the first few would be the same again, and take most of the time.
void thin(TreeEnsemble& ensemble) {
  std::vector<crossfade::learn::Tree> trees = ensemble.trees();
  trees.resize(std::min<std::size_t>(trees.size(), 3));
  ensemble =
      TreeEnsemble(ensemble.column_count(), std::move(trees), ensemble.offset(), ensemble.factor());
}

std::string record_of(const OutcomeModel& model) {
  crossfade::base::ByteWriter out;
  crossfade::score::write_outcome_model(model, out);
  return out.bytes();
}

std::vector<std::string> read_records() {
  const char* folder = std::getenv("CROSSFADE_FUZZ_MODELS");
  if (folder == nullptr) {
    std::fputs("CROSSFADE_FUZZ_MODELS must name a folder with trained models\n", stderr);
    std::exit(1);
  }
  crossfade::score::StudyModel study = crossfade::score::load_study_model(folder);
  std::vector<std::string> records;
  for (OutcomeModel& model : study.models) {
    for (TreeEnsemble& learner : model.learners.models) thin(learner);
    for (TreeEnsemble& learner : model.hit_learners.models) thin(learner);
    thin(model.error_size);
    records.push_back(record_of(model));
  }
  CF_CHECK(!records.empty());
  return records;
}

std::string altered(std::string record, std::string_view edits) {
  for (; edits.size() >= 5; edits.remove_prefix(5)) {
    std::uint32_t place = 0;
    std::memcpy(&place, edits.data(), sizeof place);
    // Two turns in three within the first kilobytes, where the lengths and the fitted features are.
    if (place % 3 != 0) place = place / 3 % 4096;
    place %= static_cast<std::uint32_t>(record.size() + record.size() / 8 + 1);
    if (place >= record.size()) {
      record.resize(record.size() - record.size() / 8);
    } else {
      record[place] = edits[4];
    }
    if (record.empty()) break;
  }
  return record;
}

void use(const OutcomeModel& model) {
  constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  FeatureMatrix rows(9, model.recipe.size());
  for (std::size_t c = 0; c < rows.columns(); ++c) {
    for (std::size_t r = 0; r < rows.rows(); ++r) {
      rows.column(c)[r] = r == 0 ? kNaN : r == 1 ? kInfinity : static_cast<float>(r * c);
    }
  }
  const crossfade::score::OutcomeAnswers answers = crossfade::score::answer(model, rows, 1);
  CF_CHECK(answers.expected.size() == rows.rows() && answers.low.size() == rows.rows());
}

void read_and_use(const std::string& record) {
  // A copy of exactly this size: a read past its end is seen.
  const std::vector<char> copy(record.begin(), record.end());
  crossfade::base::ByteReader in({copy.data(), copy.size()}, "fuzz.cfm");
  crossfade::features::OtherArtists::Shared shared;
  const OutcomeModel model = crossfade::score::read_outcome_model(in, shared);
  use(model);
  const std::string written = record_of(model);
  crossfade::base::ByteReader again(written, "again.cfm");
  CF_CHECK(record_of(crossfade::score::read_outcome_model(again, shared)) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::string> records = read_records();
  if (size == 0) return 0;
  const std::string_view edits(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    read_and_use(altered(records[data[0] % records.size()], edits));
  } catch (const crossfade::base::Error&) {
  }
  return 0;
}
