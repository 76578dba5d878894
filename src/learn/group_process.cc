// Gaussian process regression within small groups (Rasmussen and Williams 2006, algorithm 2.1).
//
// Of the known points of a group, with values y and covariance K (noise on the diagonal), and a
// point with covariances k to them: with the Cholesky factor L of K, w = L^-1 k and
// z = L^-1 (y - mean), the point's latent value is normal with mean + w'z and prior - w'w. One
// factor of ten rows a point is so cheap (n^3 / 6 multiplications) that each point may have a set
// of known points of its own, and nothing is shared between them.
#include "learn/group_process.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "base/parallel.h"
#include "learn/cholesky.h"
#include "learn/process_likelihood.h"

namespace crossfade::learn {
namespace {

constexpr std::size_t kPointsAtOnce = 128;

// A known point and its covariance with the point asked for.
struct Witness {
  std::uint32_t point;
  double covariance;
};

// Memory that serves point after point.
struct Scratch {
  std::vector<Witness> witnesses;
  std::vector<double> factor;
  std::vector<double> weights;
  std::vector<double> values;
};

void choose_witnesses(const ProcessKernel& kernel, const ProcessPoints& points,
                      std::span<const std::uint32_t> known, std::size_t point,
                      std::vector<Witness>& witnesses) {
  witnesses.clear();
  for (const std::uint32_t other : known) {
    CF_CHECK(other < points.size());
    if (other == point || points.group[other] != points.group[point]) continue;
    if (std::isnan(points.value[other])) continue;
    witnesses.push_back({other, latent_covariance(kernel, points, point, other)});
  }
  if (witnesses.size() <= kMostGroupPoints) return;
  std::ranges::sort(witnesses, [&](const Witness& a, const Witness& b) {
    if (a.covariance != b.covariance) return a.covariance > b.covariance;
    return comes_before(points, a.point, b.point);
  });
  witnesses.resize(kMostGroupPoints);
}

Posterior ask(const ProcessKernel& kernel, const ProcessPoints& points,
              std::span<const std::uint32_t> known, std::size_t point, Scratch& scratch) {
  choose_witnesses(kernel, points, known, point, scratch.witnesses);
  const std::vector<Witness>& witnesses = scratch.witnesses;
  const std::size_t n = witnesses.size();
  scratch.factor.resize(n * n);
  scratch.weights.resize(n);
  scratch.values.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      scratch.factor[i * n + j] =
          latent_covariance(kernel, points, witnesses[i].point, witnesses[j].point);
    }
    scratch.factor[i * n + i] += kernel.noise_variance;
    scratch.weights[i] = witnesses[i].covariance;
    scratch.values[i] = points.value[witnesses[i].point] - kernel.mean;
  }
  factor_in_place(scratch.factor, n);
  solve_lower(scratch.factor, n, scratch.weights);
  solve_lower(scratch.factor, n, scratch.values);
  Posterior belief{kernel.mean, latent_covariance(kernel, points, point, point)};
  for (std::size_t i = 0; i < n; ++i) {
    belief.mean += scratch.weights[i] * scratch.values[i];
    belief.variance -= scratch.weights[i] * scratch.weights[i];
  }
  belief.variance = std::max(0.0, belief.variance);
  return belief;
}

void check_kernel(const ProcessKernel& kernel, const ProcessPoints& points) {
  check_shapes(points);
  CF_CHECK(kernel.label_variances.size() == points.labels.size());
  CF_CHECK(kernel.block_variances.size() == points.blocks.size());
  CF_CHECK(kernel.block_lengths.size() == points.blocks.size());
}

}  // namespace

double latent_covariance(const ProcessKernel& kernel, const ProcessPoints& points, std::size_t i,
                         std::size_t j) {
  if (points.group[i] != points.group[j]) return 0;
  double covariance = kernel.group_variance;
  for (std::size_t l = 0; l < points.labels.size(); ++l) {
    const std::uint32_t id = points.labels[l][i];
    if (i == j || (id != 0 && id == points.labels[l][j])) covariance += kernel.label_variances[l];
  }
  for (std::size_t b = 0; b < points.blocks.size(); ++b) {
    const double length = kernel.block_lengths[b];
    const double squared = squared_distance(points.blocks[b], i, j);
    covariance += kernel.block_variances[b] * std::exp(-squared / (2 * length * length));
  }
  return covariance;
}

Posterior posterior(const ProcessKernel& kernel, const ProcessPoints& points,
                    std::span<const std::uint32_t> known, std::size_t point) {
  check_kernel(kernel, points);
  CF_CHECK(point < points.size());
  Scratch scratch;
  return ask(kernel, points, known, point, scratch);
}

std::vector<Posterior> posteriors(const ProcessKernel& kernel, const ProcessPoints& points,
                                  std::span<const std::vector<std::uint32_t>> known, int threads) {
  check_kernel(kernel, points);
  CF_CHECK(known.size() <= points.size());
  std::vector<Posterior> beliefs(known.size());
  const std::size_t chunks = (known.size() + kPointsAtOnce - 1) / kPointsAtOnce;
  base::parallel_for(chunks, threads, [&](std::size_t chunk) {
    Scratch scratch;
    const std::size_t end = std::min(known.size(), (chunk + 1) * kPointsAtOnce);
    for (std::size_t point = chunk * kPointsAtOnce; point < end; ++point) {
      beliefs[point] = ask(kernel, points, known[point], point, scratch);
    }
  });
  return beliefs;
}

void ProcessKernel::write(base::ByteWriter& out) const {
  out.put(mean);
  out.put(group_variance);
  out.put(noise_variance);
  out.put_vector<double>(label_variances);
  out.put_vector<double>(block_variances);
  out.put_vector<double>(block_lengths);
}

ProcessKernel ProcessKernel::read(base::ByteReader& in) {
  ProcessKernel kernel;
  kernel.mean = in.get<double>();
  kernel.group_variance = in.get<double>();
  kernel.noise_variance = in.get<double>();
  kernel.label_variances = in.get_vector<double>();
  kernel.block_variances = in.get_vector<double>();
  kernel.block_lengths = in.get_vector<double>();
  const auto is_variance = [](double value) { return std::isfinite(value) && value >= 0; };
  const auto is_scale = [](double value) { return std::isfinite(value) && value > 0; };
  const bool sound = std::isfinite(kernel.mean) && is_variance(kernel.group_variance) &&
                     is_scale(kernel.noise_variance) &&
                     std::ranges::all_of(kernel.label_variances, is_variance) &&
                     std::ranges::all_of(kernel.block_variances, is_variance) &&
                     std::ranges::all_of(kernel.block_lengths, is_scale) &&
                     kernel.block_lengths.size() == kernel.block_variances.size();
  if (!sound) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged group process",
                      {in.file(), 0, 0}, "train the models again");
  }
  return kernel;
}

}  // namespace crossfade::learn
