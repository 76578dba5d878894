#pragma once

#include <string>

#include "registry/runs.h"
#include "study/sweep.h"
#include "table/json.h"

namespace crossfade::study {

/// Adds what a sweep came to to its run: of every table the best score and that of the choice
/// ("best.r2.log_streams.c", "honest.r2.log_streams.c"), and all trials as "sweep/trials.csv".
void add_sweep_outcome(const SweepResult& result, registry::RunRecord& run);

/// For a terminal: of every table the `top` best settings with score, interval and wins, and what
/// the choice is worth.
std::string sweep_words(const SweepResult& result, std::size_t top);

/// {run, goes_on, trials: [{run, setting, score, was_there, refused}], tables: [{target, scenario,
/// metric, rows, best, as_chosen, honest, settings: [{run, score, fold_wins, draw_wins}]}]}, the
/// settings of a table best first.
table::Json json_sweep(const SweepResult& result);

}  // namespace crossfade::study
