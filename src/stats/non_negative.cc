// Non-negative least squares by an active set.
//
// At the solution every weight is either free (positive, slope of the objective 0) or held at zero
// (where raising it would not help). Starting with all held, the one that would help most is set
// free and the free ones are solved for without bounds. Where that solution would turn weights
// negative, the step towards it stops at the first zero, whose weight is held again, and the rest
// is solved anew. Every round lowers the objective, so no set of free weights comes twice; a bound
// on the rounds guards against rounding alone.
//
// Columns are scaled to length 1 first, so that "helps" has a unit of its own; a column that is a
// combination of the free ones cannot help, and is passed over where rounding says it does.
#include "stats/non_negative.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/check.h"

namespace crossfade::stats {
namespace {

class ActiveSet {
 public:
  ActiveSet(const DenseMatrix& gram, std::span<const double> right)
      : gram_(gram), right_(right), x_(right.size()), free_(right.size()) {}

  std::vector<double> solve() {
    std::vector<bool> passed_over(x_.size());
    for (std::size_t round = 0; round < 10 * x_.size(); ++round) {
      const std::optional<std::size_t> next = most_helpful(passed_over);
      if (!next) break;
      const std::vector<double> before = x_;
      const std::vector<bool> free_before = free_;
      if (set_free(*next)) {
        std::fill(passed_over.begin(), passed_over.end(), false);
      } else {
        x_ = before;
        free_ = free_before;
        passed_over[*next] = true;
      }
    }
    return x_;
  }

 private:
  // The held weight whose raising lowers the objective most steeply.
  std::optional<std::size_t> most_helpful(const std::vector<bool>& passed_over) const {
    double largest = 0;
    for (const double value : right_) largest = std::max(largest, std::abs(value));
    double steepest = 1e-11 * largest;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < x_.size(); ++i) {
      if (free_[i] || passed_over[i]) continue;
      double slope = right_[i];
      for (std::size_t j = 0; j < x_.size(); ++j) slope -= gram_.at(i, j) * x_[j];
      if (slope > steepest) {
        steepest = slope;
        found = i;
      }
    }
    return found;
  }

  // False where weight `next` turns out not to help.
  bool set_free(std::size_t next) {
    free_[next] = true;
    while (true) {
      const std::optional<std::vector<double>> target = solve_free();
      if (!target || (x_[next] == 0 && (*target)[next] <= 0)) return false;
      std::optional<std::size_t> first;
      double step = 1;
      for (std::size_t i = 0; i < x_.size(); ++i) {
        if (!free_[i] || (*target)[i] > 0) continue;
        const double until_zero = x_[i] > 0 ? x_[i] / (x_[i] - (*target)[i]) : 0;
        if (!first || until_zero < step) {
          step = until_zero;
          first = i;
        }
      }
      for (std::size_t i = 0; i < x_.size(); ++i) {
        x_[i] = std::max(0.0, x_[i] + step * ((*target)[i] - x_[i]));
      }
      if (!first) return true;
      x_[*first] = 0;
      free_[*first] = false;
    }
  }

  // The least squares solution in the free weights, the others 0.
  std::optional<std::vector<double>> solve_free() const {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < x_.size(); ++i) {
      if (free_[i]) places.push_back(i);
    }
    DenseMatrix a(places.size(), places.size());
    std::vector<double> b;
    for (std::size_t c = 0; c < places.size(); ++c) {
      b.push_back(right_[places[c]]);
      for (std::size_t r = 0; r < places.size(); ++r) {
        a.column(c)[r] = gram_.at(places[r], places[c]);
      }
    }
    const auto solution = solve_positive_definite(a, b);
    if (!solution) return std::nullopt;
    std::vector<double> full(x_.size());
    for (std::size_t i = 0; i < places.size(); ++i) full[places[i]] = (*solution)[i];
    return full;
  }

  const DenseMatrix& gram_;
  std::span<const double> right_;
  std::vector<double> x_;
  std::vector<bool> free_;
};

}  // namespace

std::vector<double> solve_non_negative(const DenseMatrix& gram, std::span<const double> right) {
  CF_CHECK(gram.rows == right.size() && gram.columns == right.size());
  std::vector<double> scale(right.size());
  for (std::size_t i = 0; i < scale.size(); ++i) {
    const double square = gram.at(i, i);
    scale[i] = square > 0 ? 1 / std::sqrt(square) : 0;
  }
  DenseMatrix scaled(gram.rows, gram.columns);
  std::vector<double> scaled_right(right.size());
  for (std::size_t c = 0; c < right.size(); ++c) {
    scaled_right[c] = right[c] * scale[c];
    for (std::size_t r = 0; r < right.size(); ++r) {
      scaled.column(c)[r] = gram.at(r, c) * scale[r] * scale[c];
    }
  }
  std::vector<double> x = ActiveSet(scaled, scaled_right).solve();
  for (std::size_t i = 0; i < x.size(); ++i) x[i] *= scale[i];
  return x;
}

}  // namespace crossfade::stats
