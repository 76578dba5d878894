// Quasi-Newton minimisation within bounds.
//
// BFGS (Broyden, Fletcher, Goldfarb and Shanno 1970) keeps an estimate H of the inverse of the
// Hessian from the slopes seen along the way and steps along -H g. Bounds are kept by projection
// (Bertsekas 1982): a parameter that lies on its bound with the slope pushing it outwards is held
// for this step, the others step by their block of H, which is positive definite like the whole,
// so the step leads downhill; the end of the step is cut to the box. Steps are halved until the
// value falls as the slope promises (Armijo 1966). Where the slopes along a step do not show a
// positive curvature, H is left as it is.
#include "learn/box_minimum.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace crossfade::learn {
namespace {

constexpr double kArmijoShare = 1e-4;
constexpr int kMostHalvings = 40;
constexpr double kLeastCurvature = 1e-10;

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

Vector minus(const Vector& a, const Vector& b) {
  Vector difference(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) difference[i] = a[i] - b[i];
  return difference;
}

// The estimate of the inverse Hessian.
class InverseHessian {
 public:
  explicit InverseHessian(std::size_t size) : size_(size) { reset(); }

  void reset() {
    cells_.assign(size_ * size_, 0);
    for (std::size_t i = 0; i < size_; ++i) cells_[i * size_ + i] = 1;
    fresh_ = true;
  }
  bool fresh() const { return fresh_; }

  // -H g over the parameters that are free; `slope` is 0 in the others, and so is the result.
  Vector downhill(const Vector& slope) const {
    Vector direction(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      if (slope[i] == 0) continue;
      for (std::size_t j = 0; j < size_; ++j) direction[i] -= cells_[i * size_ + j] * slope[j];
    }
    return direction;
  }

  void learn(const Vector& moved, const Vector& turned) {
    const double curvature = dot(moved, turned);
    if (curvature <= kLeastCurvature * std::sqrt(dot(moved, moved) * dot(turned, turned))) return;
    if (fresh_) {
      for (double& cell : cells_) cell *= curvature / dot(turned, turned);
      fresh_ = false;
    }
    Vector carried(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j < size_; ++j) carried[i] += cells_[i * size_ + j] * turned[j];
    }
    const double stretch = (1 + dot(turned, carried) / curvature) / curvature;
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j < size_; ++j) {
        cells_[i * size_ + j] += stretch * moved[i] * moved[j] -
                                 (carried[i] * moved[j] + moved[i] * carried[j]) / curvature;
      }
    }
  }

 private:
  std::size_t size_;
  Vector cells_;
  bool fresh_ = true;
};

struct Place {
  Vector at;
  double value;
  Vector slope;
};

Place look(const SmoothFunction& function, Vector at) {
  Place place{std::move(at), 0, {}};
  place.slope.resize(place.at.size());
  place.value = function(place.at, place.slope);
  return place;
}

// The slope with 0 where the place lies on a bound and down lies beyond it.
Vector free_slope(const Place& place, const Box& box) {
  Vector slope = place.slope;
  for (std::size_t i = 0; i < slope.size(); ++i) {
    if (place.at[i] <= box.low[i] && slope[i] > 0) slope[i] = 0;
    if (place.at[i] >= box.high[i] && slope[i] < 0) slope[i] = 0;
  }
  return slope;
}

double largest(const Vector& values) {
  double most = 0;
  for (const double value : values) most = std::max(most, std::abs(value));
  return most;
}

// The first of ever shorter steps along `direction` that goes down far enough.
bool step_down(const SmoothFunction& function, const Box& box, const Vector& direction,
               double longest, Place& place) {
  double length = std::min(1.0, longest / largest(direction));
  for (int halving = 0; halving < kMostHalvings; ++halving, length /= 2) {
    Vector at = place.at;
    for (std::size_t i = 0; i < at.size(); ++i) {
      at[i] = std::clamp(at[i] + length * direction[i], box.low[i], box.high[i]);
    }
    Place next = look(function, std::move(at));
    const double promised = dot(place.slope, minus(next.at, place.at));
    if (promised < 0 && next.value <= place.value + kArmijoShare * promised) {
      place = std::move(next);
      return true;
    }
  }
  return false;
}

}  // namespace

BoxMinimum minimise_in_box(const SmoothFunction& function, const Box& box,
                           const BoxMinimumOptions& options) {
  CF_CHECK(box.low.size() == box.start.size() && box.high.size() == box.start.size());
  Place place = look(function, box.start);
  InverseHessian hessian(box.start.size());
  BoxMinimum minimum;
  while (true) {
    const Vector slope = free_slope(place, box);
    minimum.converged = largest(slope) <= options.tolerance;
    if (minimum.converged || minimum.steps == options.most_steps) break;
    const Place before = place;
    if (!step_down(function, box, hessian.downhill(slope), options.longest_step, place)) {
      if (hessian.fresh()) break;
      hessian.reset();
      continue;
    }
    ++minimum.steps;
    hessian.learn(minus(place.at, before.at), minus(place.slope, before.slope));
  }
  minimum.at = std::move(place.at);
  minimum.value = place.value;
  return minimum;
}

}  // namespace crossfade::learn
