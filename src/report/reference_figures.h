#pragma once

#include <string_view>
#include <vector>

#include "insight/reference_profile.h"
#include "text/language.h"

namespace crossfade::report {

/// One of the old pipeline's figures: its key in JSON and its name.
struct ReferenceFigure {
  std::string_view id;
  double value = 0;
  bool is_whole = false;  ///< a count of rows: written without decimals
  bool is_share = false;  ///< a share or correlation: needs its decimals
  text::Bilingual label;
};

/// All of them, in the order in which the old system's users know them.
std::vector<ReferenceFigure> reference_figures(const insight::ReferenceKpis& kpis);

}  // namespace crossfade::report
