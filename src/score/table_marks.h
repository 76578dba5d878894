#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace crossfade::score {

/// A feature as the table had it when a model was trained.
struct FeatureMark {
  std::string name;
  std::uint64_t definition = 0;  ///< of its unit and formula
};

/// The feature table of this program, line by line.
std::vector<FeatureMark> table_marks();

/// How another table differs from this program's, for people: features that only one of them has,
/// that are made otherwise, or another order; "" where it does not. At most five names a kind.
std::string table_difference(const std::vector<FeatureMark>& theirs);

/// This program's table, in a file, and one that was written so. Reading throws base::Error
/// (kInputRefused) on a damaged record.
void write_table_marks(base::ByteWriter& out);
std::vector<FeatureMark> read_table_marks(base::ByteReader& in);

}  // namespace crossfade::score
