#pragma once

#include <cstdint>
#include <string>

#include "report/report.h"
#include "score/training.h"

namespace crossfade::study {

/// Where a study is kept: a store, and the snapshot in it that was studied.
struct StudyPlace {
  std::string store;  ///< path; empty: nowhere
  std::int64_t snapshot = 0;
};

/// Keeps a report with its models' cards, what they said out of fold, its findings and, as a
/// forecast of the ledger, the choices of its plan. Returns the report's number; 0 without a store.
/// Waits for another program's import, however long: a study costs more. Throws base::Error as
/// store::Store does.
std::int64_t keep_study(const StudyPlace& place, const catalogue::Catalogue& catalogue,
                        const report::Report& report, const score::Training& training);

}  // namespace crossfade::study
