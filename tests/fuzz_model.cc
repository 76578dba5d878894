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
using crossfade::learn::Tree;
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

// Trees with the lengths that their bytes need, which chance seldom finds: nodes are taken from
// `in`, five bytes each and one more a leaf, until no child is left to come.
Tree take_tree(crossfade::base::ByteReader& in) {
  Tree tree;
  std::vector<std::size_t> left;  // inner nodes whose right child is to come
  while (true) {
    const auto value = in.get<float>();
    const auto mark = in.get<std::uint8_t>();
    if (mark % 2 != 0) {
      left.push_back(tree.append_split(mark >> 4 & 7, value, (mark & 2) != 0));
      continue;
    }
    tree.append_leaf(value, in.get<std::uint8_t>());
    if (left.empty()) return tree;
    tree.nodes[left.back()].right = static_cast<std::uint32_t>(tree.nodes.size() - left.back());
    left.pop_back();
  }
}

// The record of such trees, some of whose bytes are then altered: a place and a byte, three bytes
// each, as long as there are any.
std::string framed(std::string_view bytes) {
  crossfade::base::ByteReader in(bytes, "fuzz.cfm");
  std::vector<Tree> trees(in.get<std::uint8_t>());
  const auto offset = in.get<double>();
  const auto factor = in.get<double>();
  for (Tree& tree : trees) tree = take_tree(in);
  crossfade::base::ByteWriter out;
  TreeEnsemble(8, trees, offset, factor).write(out);
  std::string record = out.bytes();
  while (!in.at_end()) {
    const auto place = in.get<std::uint16_t>();
    record[place % record.size()] = static_cast<char>(in.get<std::uint8_t>());
  }
  return record;
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
