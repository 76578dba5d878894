#pragma once

#include <cstdint>

#include "report/report.h"
#include "score/training.h"
#include "store/store.h"

namespace crossfade::study {

/// Keeps the report of a snapshot with its models' cards, what they said out of fold, its findings
/// and, as a forecast of the ledger, the choices of its plan. Returns the report's number. Throws
/// base::Error as store::Store does.
std::int64_t keep_study(store::Store& store, std::int64_t snapshot,
                        const catalogue::Catalogue& catalogue, const report::Report& report,
                        const score::Training& training);

}  // namespace crossfade::study
