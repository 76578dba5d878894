#include "study/sweep_file.h"

namespace crossfade::study {

std::string_view example_sweep() {
  return R"toml(# A sweep: settings of single learners, each tried on the same folds.
# crossfade sweep SWEEP.toml --store my.db catalogue.csv

name = "streams with the video out"
method = "grid"        # every combination; "random" draws `trials` of them, from ranges too
# trials = 47          # of "random" only
seed = 7               # of folds, learners and draws
folds = 5              # artists stay whole in a fold
repeats = 1            # divisions into folds; more are steadier, and take as many times as long

# Lists are tried in turn. A key that is left out keeps its default.
#   target    log_streams, hit, log_views
#   scenario  a, b, c, d
#   missing   keep, median, zero, refuse
#   learner   boosting: trees, rate, leaves, min_leaf_rows, row_share, column_share, l2
#             extra_trees: trees, column_share, min_leaf_rows, max_depth
# With method = "random" a number may be a range: rate = {low = 0.02, high = 0.2, log = true}

[[settings]]           # 36 of boosting: few large steps or many small ones, of small or large trees
target = "log_streams"
scenario = "c"
learner = "boosting"
trees = [60, 120, 180]
rate = [0.06, 0.12]
leaves = [8, 16, 32]
column_share = [0.15, 0.35]

[[settings]]           # 8 of extra trees
target = "log_streams"
scenario = "c"
learner = "extra_trees"
trees = 20
column_share = [0.15, 0.25]
min_leaf_rows = [2, 3, 5, 8]

[[settings]]           # 3 of what becomes of missing cells
target = "log_streams"
scenario = "c"
learner = "boosting"
missing = ["median", "zero", "keep"]
trees = 120
rate = 0.1
leaves = 16
)toml";
}

}  // namespace crossfade::study
