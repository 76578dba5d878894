// Response curves by least squares.
//
// A week's outcome is taken as
//   baseline + sum over platforms of ceiling_p * a_p / (a_p + half_p) + error,
// where a_p is the adstock of platform p's spend. Given carry-over and half-saturation of every
// platform this is linear in what is left, with weights that may not be negative: non-negative
// least squares solves it exactly. The baseline is a line written as its two ends, so that it
// cannot fall below zero within the history; a yearly wave may have any sign, so that its sine and
// cosine stand in twice, once turned over.
//
// Carry-over and half-saturation are searched on a grid fine beside what weekly data can tell:
// steps of .05, and of a tenth of a decade from a twentieth to five times the largest spend (beyond
// that a curve is a straight line within the history). One platform's cell at a time is moved, the
// others' held: first over a coarse lattice, then to the best neighbour while that helps; and so
// round all platforms until none moves. All weights are solved anew for each cell tried. Every move
// lowers the error, so the search ends; nothing in it is drawn at random.
#include "advise/response_search.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "base/check.h"
#include "stats/non_negative.h"

namespace crossfade::advise {
namespace {

constexpr int kCarrySteps = 19;  // 0 to .9
constexpr int kHalfSteps = 21;
constexpr std::size_t kCells = std::size_t{kCarrySteps} * kHalfSteps;
// Where a search begins: about the middle, and towards three corners.
constexpr GridCell kStarts[] = {{6, 10}, {0, 2}, {15, 18}, {2, 18}};
constexpr std::size_t kWeeksOfTwoYears = 104;
constexpr int kMostRounds = 30;

double carry_over_of(GridCell cell) { return 0.05 * cell.carry; }

double half_spend_of(GridCell cell, double reach) {
  return reach * std::pow(10.0, 0.1 * cell.half - 1.3);
}

std::size_t place_of(GridCell cell) {
  return static_cast<std::size_t>(cell.carry) * kHalfSteps + static_cast<std::size_t>(cell.half);
}

bool on_grid(GridCell cell) {
  return cell.carry >= 0 && cell.carry < kCarrySteps && cell.half >= 0 && cell.half < kHalfSteps;
}

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

bool has_seasons(std::size_t weeks) { return weeks >= kWeeksOfTwoYears; }

}  // namespace

std::size_t fitted_numbers(std::size_t weeks, std::size_t platforms) {
  return (has_seasons(weeks) ? 4 : 2) + 3 * platforms;
}

// One search: the normal equations of the cells it stands at.
class ResponseSearch::Climb {
 public:
  Climb(const ResponseSearch& search, std::span<const double> outcome, std::vector<GridCell> start)
      : search_(search),
        outcome_(outcome),
        square_(dot(outcome, outcome)),
        cells_(std::move(start)) {
    const std::size_t platforms = search.platforms_.size();
    CF_CHECK(cells_.size() == platforms && outcome.size() <= search.weeks_);
    for (const auto& values : search.baseline_) columns_.push_back(part_of(values));
    for (std::size_t p = 0; p < platforms; ++p) {
      columns_.push_back(part_of(search.column(p, cells_[p])));
    }
    gram_ = stats::DenseMatrix(columns_.size(), columns_.size());
    right_.resize(columns_.size());
    for (std::size_t c = 0; c < columns_.size(); ++c) put(c, columns_[c]);
    error_ = solve();
  }

  FittedResponse run() {
    for (int round = 0; round < kMostRounds; ++round) {
      const std::vector<GridCell> before = cells_;
      for (std::size_t p = 0; p < cells_.size(); ++p) {
        if (round == 0) scan(p);
        climb(p);
      }
      if (cells_ == before) break;
    }
    FittedResponse fit;
    fit.squared_error = std::max(0.0, solve());
    fit.cells = cells_;
    fit.weights = weights_;
    for (std::size_t p = 0; p < cells_.size(); ++p) {
      fit.curves.push_back({weights_[search_.baseline_.size() + p],
                            half_spend_of(cells_[p], search_.reach_[p]), carry_over_of(cells_[p])});
    }
    return fit;
  }

 private:
  std::span<const double> part_of(std::span<const double> values) const {
    return values.first(outcome_.size());
  }

  void put(std::size_t c, std::span<const double> values) {
    columns_[c] = values;
    right_[c] = dot(values, outcome_);
    for (std::size_t other = 0; other < columns_.size(); ++other) {
      const double product = dot(values, columns_[other]);
      gram_.column(c)[other] = product;
      gram_.column(other)[c] = product;
    }
  }

  // The squared error with the best weights of the columns as they stand.
  double solve() {
    weights_ = stats::solve_non_negative(gram_, right_);
    double error = square_;
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      error += weights_[c] * (dot(gram_.column(c), weights_) - 2 * right_[c]);
    }
    return error;
  }

  // Moves platform `p` to `cell` if that lowers the error by more than rounding could.
  bool try_cell(std::size_t p, GridCell cell) {
    if (!on_grid(cell) || cell == cells_[p]) return false;
    const std::size_t c = search_.baseline_.size() + p;
    put(c, part_of(search_.column(p, cell)));
    const double error = solve();
    if (error < error_ - 1e-12 * square_) {
      error_ = error;
      cells_[p] = cell;
      return true;
    }
    put(c, part_of(search_.column(p, cells_[p])));
    return false;
  }

  void scan(std::size_t p) {
    for (int carry = 0; carry < kCarrySteps; carry += 3) {
      for (int half = 0; half < kHalfSteps; half += 4) try_cell(p, {carry, half});
    }
  }

  void climb(std::size_t p) {
    bool moved = true;
    while (moved) {
      moved = false;
      const GridCell centre = cells_[p];
      for (int carry = -1; carry <= 1; ++carry) {
        for (int half = -1; half <= 1; ++half) {
          moved |= try_cell(p, {centre.carry + carry, centre.half + half});
        }
      }
    }
  }

  const ResponseSearch& search_;
  std::span<const double> outcome_;
  double square_;
  std::vector<GridCell> cells_;
  double error_ = 0;
  std::vector<std::span<const double>> columns_;
  stats::DenseMatrix gram_;
  std::vector<double> right_;
  std::vector<double> weights_;
};

ResponseSearch::ResponseSearch(const SpendHistory& history, std::span<const std::size_t> weeks,
                               bool with_platforms)
    : weeks_(weeks.size()), seasonal_(has_seasons(history.weeks.size())) {
  add_baseline(history, weeks);
  if (!with_platforms) return;
  for (const auto& spend : history.spend) add_platform(spend, weeks);
}

void ResponseSearch::add_baseline(const SpendHistory& history, std::span<const std::size_t> weeks) {
  constexpr double kWeeksAYear = 365.2425 / 7;
  const double last = std::max(1.0, static_cast<double>(history.weeks.size()) - 1);
  baseline_.resize(seasonal_ ? 6 : 2);
  for (const std::size_t week : weeks) {
    const auto place = static_cast<double>(week);
    baseline_[0].push_back(1 - place / last);
    baseline_[1].push_back(place / last);
    if (!seasonal_) continue;
    const double angle = 2 * std::numbers::pi * place / kWeeksAYear;
    baseline_[2].push_back(std::sin(angle));
    baseline_[3].push_back(-std::sin(angle));
    baseline_[4].push_back(std::cos(angle));
    baseline_[5].push_back(-std::cos(angle));
  }
}

void ResponseSearch::add_platform(std::span<const double> spend,
                                  std::span<const std::size_t> weeks) {
  const double reach = std::ranges::max(spend);
  CF_CHECK(reach > 0);
  std::vector<double> columns;
  columns.reserve(kCells * weeks.size());
  for (int carry = 0; carry < kCarrySteps; ++carry) {
    const std::vector<double> carried = adstock(spend, carry_over_of({carry, 0}));
    for (int half = 0; half < kHalfSteps; ++half) {
      const double half_spend = half_spend_of({carry, half}, reach);
      for (const std::size_t week : weeks) {
        columns.push_back(carried[week] / (carried[week] + half_spend));
      }
    }
  }
  platforms_.push_back(std::move(columns));
  reach_.push_back(reach);
}

std::span<const double> ResponseSearch::column(std::size_t platform, GridCell cell) const {
  return std::span(platforms_[platform]).subspan(place_of(cell) * weeks_, weeks_);
}

FittedResponse ResponseSearch::fit(std::span<const double> outcome,
                                   std::vector<GridCell> start) const {
  if (!start.empty()) return Climb(*this, outcome, std::move(start)).run();
  FittedResponse best;
  for (const GridCell cell : kStarts) {
    FittedResponse fit =
        Climb(*this, outcome, std::vector<GridCell>(platforms_.size(), cell)).run();
    if (best.weights.empty() || fit.squared_error < best.squared_error) best = std::move(fit);
  }
  return best;
}

std::vector<double> ResponseSearch::expected(const FittedResponse& fit) const {
  std::vector<double> outcome(weeks_);
  const auto add = [&outcome](std::span<const double> values, double weight) {
    for (std::size_t i = 0; i < outcome.size(); ++i) outcome[i] += weight * values[i];
  };
  for (std::size_t c = 0; c < baseline_.size(); ++c) add(baseline_[c], fit.weights[c]);
  for (std::size_t p = 0; p < platforms_.size(); ++p) {
    add(column(p, fit.cells[p]), fit.weights[baseline_.size() + p]);
  }
  return outcome;
}

}  // namespace crossfade::advise
