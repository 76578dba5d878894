#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace crossfade::insight {

enum class OutlierRule : std::uint8_t {
  kThreeSigma,  ///< |value - mean| > 3 population standard deviations (the old system's)
  kRobust,      ///< |ln(1 + value) - median| > 3.5 scaled median absolute deviations
};

/// What one rule finds in one column; rows without the value are not looked at. The 3-sigma rule's
/// lists are those of its three steps: `checked` counts the rows that the steps before left.
struct OutlierList {
  OutlierRule rule;
  std::string_view column;  ///< "streams", "views", "likes"
  std::size_t checked = 0;
  std::vector<std::uint32_t> rows;
};

/// What cutting by a rule would cost: nothing is cut, this is the bill. The 3-sigma rule is applied
/// to streams, views and likes one after the other, each on what the one before left (as the old
/// system did, but on known values, without filling); the robust rule to each column on all rows.
struct OutlierBill {
  OutlierRule rule;
  std::size_t rows = 0;
  std::size_t rows_cut = 0;
  std::size_t hits = 0;  ///< tracks above the 90th percentile of streams
  std::size_t hits_cut = 0;
  std::size_t top_percent = 0;  ///< tracks above the 99th percentile
  std::size_t top_percent_cut = 0;
  double streams = 0;
  double streams_cut = 0;
  double views = 0;
  double views_cut = 0;
};

struct OutlierReport {
  std::vector<OutlierList> lists;
  std::vector<OutlierBill> bills;
};

OutlierReport find_outliers(const catalogue::Catalogue& catalogue);

}  // namespace crossfade::insight
