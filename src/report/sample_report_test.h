#pragma once

#include "report/report.h"

namespace crossfade::report {

/// A small study as the tests need it: two files, an issue, a faulty rule, a regression and a hit
/// model, a refused one, names that try to be markup, figures that are missing.
Report sample_report();

/// The same with the old pipeline's figures.
Report sample_reference_report();

}  // namespace crossfade::report
