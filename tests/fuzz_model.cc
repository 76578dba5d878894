// libFuzzer target: whatever the bytes, a record of trees is refused with base::Error, or it is a
// model that predicts the same for a row as in a batch, whose contributions can be asked for, and
// which is written as it was read.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/check.h"
#include "base/error.h"
#include "learn/contributions.h"
#include "learn/tree_ensemble.h"

namespace {

using crossfade::learn::FeatureMatrix;
using crossfade::learn::TreeEnsemble;

// Rows enough for a group of lanes and a rest, among them missing and infinite values.
FeatureMatrix make_rows(std::size_t columns) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  constexpr float kValues[] = {0, 1, std::numeric_limits<float>::quiet_NaN(), kInfinity,
                               -kInfinity};
  FeatureMatrix features(11, columns);
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t r = 0; r < features.rows(); ++r) {
      features.column(c)[r] = kValues[(c + r * r) % std::size(kValues)];
    }
  }
  return features;
}

// A record of trees with the lengths that its bytes need, which chance seldom finds: its nodes are
// taken from `in`, five bytes each and one more a leaf, until no child is left to come.
void put_tree(crossfade::base::ByteReader& in, crossfade::base::ByteWriter& out) {
  std::vector<float> values;
  std::vector<std::uint16_t> marks;
  std::vector<std::uint8_t> covers;
  for (std::size_t open = 1; open > 0;) {
    values.push_back(in.get<float>());
    const auto mark = in.get<std::uint8_t>();
    const bool leaf = mark % 2 == 0;
    marks.push_back(leaf ? 0xffff : static_cast<std::uint16_t>((mark & 0x80) << 8 | mark >> 4 & 7));
    if (leaf) covers.push_back(in.get<std::uint8_t>());
    open = leaf ? open - 1 : open + 1;
  }
  out.put_vector<float>(values);
  out.put_vector<std::uint16_t>(marks);
  out.put_vector<std::uint8_t>(covers);
}

std::string framed(std::string_view bytes) {
  crossfade::base::ByteReader in(bytes, "fuzz.cfm");
  crossfade::base::ByteWriter out;
  out.put<std::uint64_t>(in.get<std::uint8_t>());
  const auto trees = in.get<std::uint8_t>();
  out.put<std::uint64_t>(trees);
  out.put(in.get<double>());
  out.put(in.get<double>());
  for (std::uint8_t t = 0; t < trees; ++t) put_tree(in, out);
  return out.bytes();
}

bool same(double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); }

void use(const TreeEnsemble& model) {
  const FeatureMatrix features = make_rows(model.column_count());
  std::vector<double> batch(features.rows());
  model.predict(features, batch);
  const crossfade::learn::Contributions contributions(model);
  std::vector<float> row(features.columns());
  for (std::size_t r = 0; r < features.rows(); ++r) {
    for (std::size_t c = 0; c < row.size(); ++c) row[c] = features.column(c)[r];
    CF_CHECK(same(model.predict_row(row), batch[r]));
  }
  std::vector<double> values(row.size());
  contributions.add(row, 1, values);
}

void read_and_use(std::string_view bytes) {
  crossfade::base::ByteReader in(bytes, "fuzz.cfm");
  const TreeEnsemble model = TreeEnsemble::read(in);
  use(model);
  crossfade::base::ByteWriter out;
  model.write(out);
  crossfade::base::ByteReader again(out.bytes(), "again.cfm");
  crossfade::base::ByteWriter twice;
  TreeEnsemble::read(again).write(twice);
  CF_CHECK(twice.bytes() == out.bytes());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // A copy of exactly this size: a read past its end is seen.
  const std::vector<char> copy(data + 1, data + size);
  const std::string_view bytes(copy.data(), copy.size());
  try {
    data[0] % 2 == 0 ? read_and_use(bytes) : read_and_use(framed(bytes));
  } catch (const crossfade::base::Error&) {
  }
  return 0;
}
