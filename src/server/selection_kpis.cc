#include "server/selection_kpis.h"

#include <algorithm>
#include <iterator>

#include "base/parallel.h"
#include "report/json_parts.h"
#include "server/board.h"
#include "server/board_caches.h"

namespace crossfade::server {
namespace {

using insight::KpiColumns;
using table::Json;

constexpr int kResamples = 400;
constexpr int kFewestResamples = 100;
constexpr double kRowStepsWaited = 2e7;

// As the earlier snapshot counted these rows.
KpiColumns earlier_columns(const EarlierCounts& earlier, const insight::RowOwners& owners,
                           std::span<const std::uint32_t> rows) {
  KpiColumns columns;
  for (const std::uint32_t row : rows) {
    columns.streams.push_back(earlier.streams[row]);
    columns.views.push_back(earlier.views[row]);
    columns.likes.push_back(earlier.likes[row]);
    columns.comments.push_back(earlier.comments[row]);
    columns.official_video.push_back(earlier.official_video[row]);
  }
  columns.owners = insight::owners_at(owners, rows);
  return columns;
}

// Those that the latest study was given.
Json json_benchmarks(const Board& board) {
  const Json* benchmarks = board.study ? board.study->report.find("benchmarks") : nullptr;
  return benchmarks == nullptr ? Json::array() : *benchmarks;
}

void take_thresholds(const KpiChange& of_all, KpiChange& change) {
  change.before.hit_threshold = of_all.before.hit_threshold;
  change.now.hit_threshold = of_all.now.hit_threshold;
}

}  // namespace

int waiting_resamples(std::size_t tracks) {
  const double affordable = kRowStepsWaited / static_cast<double>(std::max<std::size_t>(tracks, 1));
  return static_cast<int>(std::clamp<double>(affordable, kFewestResamples, kResamples));
}

KpiChange change_since(const Board& board, const EarlierCounts& earlier,
                       std::span<const std::uint32_t> rows) {
  std::vector<std::uint32_t> known;
  std::ranges::copy_if(rows, std::back_inserter(known),
                       [&](std::uint32_t row) { return earlier.is_known[row] != 0; });
  KpiChange change{earlier.snapshot.id, earlier.snapshot.as_of, known.size(), {}, {}};
  const stats::BootstrapOptions no_intervals{.resamples = 0};
  base::parallel_for(2, board.options.threads, [&](std::size_t task) {
    insight::Kpis& kpis = task == 0 ? change.before : change.now;
    kpis =
        insight::take_kpis(task == 0 ? earlier_columns(earlier, board.owners, known)
                                     : insight::kpi_columns(board.catalogue(), board.owners, known),
                           no_intervals);
  });
  return change;
}

SelectionKpis take_selection_kpis(const Board& board, std::span<const std::uint32_t> rows) {
  const stats::BootstrapOptions options{.resamples = waiting_resamples(rows.size()),
                                        .seed = board.options.seed,
                                        .threads = board.options.threads};
  SelectionKpis result;
  base::parallel_for(board.earlier ? 2 : 1, board.options.threads, [&](std::size_t task) {
    if (task == 1) {
      result.change = change_since(board, *board.earlier, rows);
    } else {
      result.kpis =
          insight::take_kpis(insight::kpi_columns(board.catalogue(), board.owners, rows), options);
    }
  });
  // What a hit is does not change with what one looks at: its threshold is that of all tracks.
  if (rows.size() == board.size()) return result;
  const std::shared_ptr<const SelectionKpis> all = kpis_of(board, *select_tracks(board, {}));
  result.kpis.hit_threshold = all->kpis.hit_threshold;
  if (result.change) take_thresholds(*all->change, *result.change);
  return result;
}

std::shared_ptr<const SelectionKpis> kpis_of(const Board& board, const Selection& selection) {
  return board.caches->kpis.get(selection.key,
                                [&] { return take_selection_kpis(board, selection.rows); });
}

SelectionKpis kpis_since(const Board& board, const Selection& selection,
                         const EarlierCounts& earlier) {
  SelectionKpis result = *kpis_of(board, selection);
  result.change = change_since(board, earlier, selection.rows);
  if (selection.rows.size() == board.size()) return result;
  take_thresholds(change_since(board, earlier, select_tracks(board, {})->rows), *result.change);
  return result;
}

Json json_kpis(const Board& board, const SelectionKpis& kpis) {
  Json before;
  if (kpis.change) {
    const base::Date as_of = kpis.change->as_of;
    before = Json::object()
                 .set("snapshot", kpis.change->snapshot)
                 .set("as_of", as_of.known() ? Json(base::to_string(as_of)) : Json())
                 .set("tracks", std::uint64_t{kpis.change->tracks})
                 .set("kpis", report::json_kpis(kpis.change->before))
                 .set("now", report::json_kpis(kpis.change->now));
  }
  return std::move(Json::object()
                       .set("rows", std::uint64_t{kpis.kpis.tracks})
                       .set("of", std::uint64_t{board.size()})
                       .set("resamples", kpis.kpis.resamples)
                       .set("kpis", report::json_kpis(kpis.kpis))
                       .set("before", std::move(before))
                       .set("benchmarks", json_benchmarks(board)));
}

}  // namespace crossfade::server
