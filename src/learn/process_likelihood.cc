// The marginal likelihood of a Gaussian process within groups, and its slopes.
//
// For one group with values y, covariance K (noise on the diagonal) and r = y - mean:
//   -log p(y) = (r' K^-1 r + log det K + n log 2 pi) / 2,
// and for a number t of the kernel
//   d(-log p)/dt = sum over i, j of (K^-1 - a a')_ij dK_ij/dt / 2,  a = K^-1 r
// (Rasmussen and Williams 2006, 5.9). With V the variance of a block and q = exp(-d^2 / (2 l^2)),
// dK/dV is q and dK/dl is V q d^2 / l^3; for a shared label, the group and the noise dK/dt is 1.
// Points of a group are put in an order of their own first, and groups by id, so that sums run in
// the same order whatever the order of the rows; groups are summed in blocks of fixed size.
#include "learn/process_likelihood.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "base/check.h"
#include "base/parallel.h"
#include "base/random.h"
#include "learn/cholesky.h"

namespace crossfade::learn {
namespace {

constexpr std::size_t kGroupsAtOnce = 64;
constexpr std::size_t kMostLabels = 32;

ProcessKernel zeros_like(const ProcessKernel& kernel) {
  ProcessKernel zeros;
  zeros.noise_variance = 0;
  zeros.label_variances.assign(kernel.label_variances.size(), 0);
  zeros.block_variances.assign(kernel.block_variances.size(), 0);
  zeros.block_lengths.assign(kernel.block_lengths.size(), 0);
  return zeros;
}

void add_scaled(const ProcessKernel& from, double factor, ProcessKernel& to) {
  to.mean += factor * from.mean;
  to.group_variance += factor * from.group_variance;
  to.noise_variance += factor * from.noise_variance;
  for (std::size_t l = 0; l < to.label_variances.size(); ++l) {
    to.label_variances[l] += factor * from.label_variances[l];
  }
  for (std::size_t b = 0; b < to.block_variances.size(); ++b) {
    to.block_variances[b] += factor * from.block_variances[b];
    to.block_lengths[b] += factor * from.block_lengths[b];
  }
}

// Larger groups keep the points that a shuffle, fixed by group and rank, puts first.
void cut_group(std::uint64_t group, std::vector<std::uint32_t>& members) {
  if (members.size() <= kMostGroupPoints) return;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> drawn;
  for (std::size_t rank = 0; rank < members.size(); ++rank) {
    drawn.emplace_back(base::mix_seed(group, rank), static_cast<std::uint32_t>(rank));
  }
  std::ranges::sort(drawn);
  drawn.resize(kMostGroupPoints);
  std::ranges::sort(drawn, {}, &std::pair<std::uint64_t, std::uint32_t>::second);
  std::vector<std::uint32_t> kept;
  for (const auto& [key, rank] : drawn) kept.push_back(members[rank]);
  members = std::move(kept);
}

std::uint32_t shared_labels(const ProcessPoints& points, std::size_t i, std::size_t j) {
  std::uint32_t shared = 0;
  for (std::size_t l = 0; l < points.labels.size(); ++l) {
    const std::uint32_t id = points.labels[l][i];
    if (id != 0 && id == points.labels[l][j]) shared |= std::uint32_t{1} << l;
  }
  return shared;
}

}  // namespace

void check_shapes(const ProcessPoints& points) {
  CF_CHECK(points.group.size() == points.size());
  CF_CHECK(points.labels.size() <= kMostLabels);
  for (const auto& column : points.labels) CF_CHECK(column.size() == points.size());
  for (const FeatureMatrix& block : points.blocks) CF_CHECK(block.rows() == points.size());
}

double squared_distance(const FeatureMatrix& block, std::size_t i, std::size_t j) {
  double sum = 0;
  for (std::size_t c = 0; c < block.columns(); ++c) {
    const float a = block.column(c)[i];
    const float b = block.column(c)[j];
    const double difference = (std::isnan(a) ? 0.0 : a) - (std::isnan(b) ? 0.0 : b);
    sum += difference * difference;
  }
  return sum;
}

bool comes_before(const ProcessPoints& points, std::size_t i, std::size_t j) {
  // Bits instead of numbers: NaN must have a place as well.
  const auto values = std::pair(std::bit_cast<std::uint64_t>(points.value[i]),
                                std::bit_cast<std::uint64_t>(points.value[j]));
  if (values.first != values.second) return values.first < values.second;
  for (const auto& column : points.labels) {
    if (column[i] != column[j]) return column[i] < column[j];
  }
  for (const FeatureMatrix& block : points.blocks) {
    for (std::size_t c = 0; c < block.columns(); ++c) {
      const auto cells = std::pair(std::bit_cast<std::uint32_t>(block.column(c)[i]),
                                   std::bit_cast<std::uint32_t>(block.column(c)[j]));
      if (cells.first != cells.second) return cells.first < cells.second;
    }
  }
  return false;
}

struct ProcessLikelihood::Scratch {
  std::vector<double> factor = std::vector<double>(kMostGroupPoints * kMostGroupPoints);
  std::vector<double> inverse = std::vector<double>(kMostGroupPoints * kMostGroupPoints);
  std::vector<double> weights = std::vector<double>(kMostGroupPoints);
  std::vector<double> decay;  // pair by pair, its blocks one after the other
};

ProcessLikelihood::ProcessLikelihood(const ProcessPoints& points, int threads)
    : distances_(points.blocks.size()), labels_(points.labels.size()), threads_(threads) {
  check_shapes(points);
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!std::isnan(points.value[i])) order.push_back(static_cast<std::uint32_t>(i));
  }
  std::ranges::sort(order, [&](std::uint32_t i, std::uint32_t j) {
    if (points.group[i] != points.group[j]) return points.group[i] < points.group[j];
    return comes_before(points, i, j);
  });
  for (std::size_t begin = 0; begin < order.size();) {
    const std::uint32_t group = points.group[order[begin]];
    std::vector<std::uint32_t> members;
    for (; begin < order.size() && points.group[order[begin]] == group; ++begin) {
      members.push_back(order[begin]);
    }
    cut_group(group, members);
    add_group(points, members);
  }
}

void ProcessLikelihood::add_group(const ProcessPoints& points,
                                  std::span<const std::uint32_t> members) {
  groups_.push_back({values_.size(), members.size(), shared_.size()});
  for (std::size_t i = 0; i < members.size(); ++i) {
    values_.push_back(points.value[members[i]]);
    for (std::size_t j = 0; j < i; ++j) {
      shared_.push_back(shared_labels(points, members[i], members[j]));
      for (std::size_t b = 0; b < distances_.size(); ++b) {
        distances_[b].push_back(squared_distance(points.blocks[b], members[i], members[j]));
      }
    }
  }
}

double ProcessLikelihood::typical_distance(std::size_t block) const {
  const std::vector<double>& squared = distances_[block];
  if (squared.empty()) return 0;
  return std::sqrt(std::accumulate(squared.begin(), squared.end(), 0.0) /
                   static_cast<double>(squared.size()));
}

void ProcessLikelihood::fill_covariance(const ProcessKernel& kernel, const Group& group,
                                        Scratch& scratch) const {
  const std::size_t n = group.size;
  const std::size_t blocks = distances_.size();
  scratch.decay.resize(n * (n - 1) / 2 * blocks);
  double diagonal = kernel.group_variance + kernel.noise_variance;
  for (const double variance : kernel.label_variances) diagonal += variance;
  for (const double variance : kernel.block_variances) diagonal += variance;
  std::size_t pair = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j, ++pair) {
      double covariance = kernel.group_variance;
      const std::uint32_t shared = shared_[group.pairs + pair];
      for (std::size_t l = 0; l < labels_; ++l) {
        if ((shared >> l & 1) != 0) covariance += kernel.label_variances[l];
      }
      for (std::size_t b = 0; b < blocks; ++b) {
        const double length = kernel.block_lengths[b];
        const double decay = std::exp(-distances_[b][group.pairs + pair] / (2 * length * length));
        scratch.decay[pair * blocks + b] = decay;
        covariance += kernel.block_variances[b] * decay;
      }
      scratch.factor[i * n + j] = covariance;
    }
    scratch.factor[i * n + i] = diagonal;
  }
}

// Adds one group's slopes and returns its -log p.
double ProcessLikelihood::add_slopes(const ProcessKernel& kernel, const Group& group,
                                     Scratch& scratch, ProcessKernel& slopes) const {
  const std::size_t n = group.size;
  const std::size_t blocks = distances_.size();
  fill_covariance(kernel, group, scratch);
  factor_in_place(scratch.factor, n);
  const std::span<double> weights(scratch.weights.data(), n);
  for (std::size_t i = 0; i < n; ++i) weights[i] = values_[group.begin + i] - kernel.mean;
  solve_lower(scratch.factor, n, weights);
  double value = 0.5 * static_cast<double>(n) * std::log(2 * std::numbers::pi);
  for (std::size_t i = 0; i < n; ++i) {
    value += 0.5 * weights[i] * weights[i] + std::log(scratch.factor[i * n + i]);
  }
  solve_upper(scratch.factor, n, weights);
  invert_factored(scratch.factor, n, scratch.inverse);

  std::size_t pair = 0;
  double diagonal = 0;
  double all_pairs = 0;
  for (std::size_t i = 0; i < n; ++i) {
    slopes.mean -= weights[i];
    diagonal += 0.5 * (scratch.inverse[i * n + i] - weights[i] * weights[i]);
    for (std::size_t j = 0; j < i; ++j, ++pair) {
      const double share = scratch.inverse[i * n + j] - weights[i] * weights[j];
      all_pairs += share;
      const std::uint32_t shared = shared_[group.pairs + pair];
      for (std::size_t l = 0; l < labels_; ++l) {
        if ((shared >> l & 1) != 0) slopes.label_variances[l] += share;
      }
      for (std::size_t b = 0; b < blocks; ++b) {
        const double decayed = share * scratch.decay[pair * blocks + b];
        slopes.block_variances[b] += decayed;
        slopes.block_lengths[b] += decayed * distances_[b][group.pairs + pair];
      }
    }
  }
  slopes.noise_variance += diagonal;
  slopes.group_variance += diagonal + all_pairs;
  for (double& slope : slopes.label_variances) slope += diagonal;
  for (double& slope : slopes.block_variances) slope += diagonal;
  return value;
}

double ProcessLikelihood::evaluate(const ProcessKernel& kernel, ProcessKernel& slopes) const {
  const std::size_t chunks = (groups_.size() + kGroupsAtOnce - 1) / kGroupsAtOnce;
  std::vector<double> values(chunks);
  std::vector<ProcessKernel> parts(chunks, zeros_like(kernel));
  base::parallel_for(chunks, threads_, [&](std::size_t chunk) {
    Scratch scratch;
    const std::size_t end = std::min(groups_.size(), (chunk + 1) * kGroupsAtOnce);
    for (std::size_t g = chunk * kGroupsAtOnce; g < end; ++g) {
      values[chunk] += add_slopes(kernel, groups_[g], scratch, parts[chunk]);
    }
  });
  const double share = 1 / static_cast<double>(size());
  slopes = zeros_like(kernel);
  for (const ProcessKernel& part : parts) add_scaled(part, share, slopes);
  for (std::size_t b = 0; b < distances_.size(); ++b) {
    const double length = kernel.block_lengths[b];
    slopes.block_lengths[b] *= kernel.block_variances[b] / (length * length * length);
  }
  return share * std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace crossfade::learn
