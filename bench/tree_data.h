// The data that the benchmarks of tree models read.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "base/file.h"
#include "learn/feature_matrix.h"

namespace crossfade::bench {

struct TreeData {
  learn::FeatureMatrix features;
  std::vector<double> target;
  std::vector<std::size_t> fitted;    ///< rows
  std::vector<std::size_t> held_out;  ///< rows

  std::vector<double> fitted_target() const {
    std::vector<double> values;
    for (const std::size_t r : fitted) values.push_back(target[r]);
    return values;
  }
};

/// Reads a raw little-endian record: rows and columns (uint64 each), rows x columns float32
/// column-major (NaN is missing), rows float64 targets, rows bytes (1: held out).
inline TreeData load_tree_data(const std::string& path) {
  const base::MappedFile file(path);
  base::ByteReader reader(file.bytes(), path);
  const auto rows = reader.get<std::uint64_t>();
  const auto columns = reader.get<std::uint64_t>();
  if (columns == 0 || rows > file.bytes().size() / columns) {
    throw base::Error(base::ErrorKind::kInputRefused, "is not a record of rows and columns",
                      {path, 0, 0});
  }
  TreeData data;
  data.features = learn::FeatureMatrix(rows, columns);
  for (std::size_t c = 0; c < columns; ++c) {
    for (float& value : data.features.column(c)) value = reader.get<float>();
  }
  data.target.resize(rows);
  for (double& value : data.target) value = reader.get<double>();
  for (std::size_t r = 0; r < rows; ++r) {
    (reader.get<std::uint8_t>() != 0 ? data.held_out : data.fitted).push_back(r);
  }
  return data;
}

}  // namespace crossfade::bench
