#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "learn/feature_matrix.h"

namespace crossfade::learn {

/// Points in groups, with what makes two points of one group alike. All columns have size()
/// entries.
struct ProcessPoints {
  std::vector<double> value;         ///< what was observed; NaN: not observed
  std::vector<std::uint32_t> group;  ///< any ids; points of different groups are independent
  /// Label columns (at most 32): points with the same id are alike. 0 is unknown and like no other.
  std::vector<std::vector<std::uint32_t>> labels;
  /// Distance blocks: points near each other in a block's columns are alike. The caller scales the
  /// columns, with the mean at 0: a missing value (NaN) counts as 0, so that the covariance stays
  /// positive definite.
  std::vector<FeatureMatrix> blocks;

  std::size_t size() const { return value.size(); }
};

/// A Gaussian process within each group. The covariance of two points' latent values is
///   group_variance + label_variances of the labels they share
///   + sum over blocks of block_variance exp(-distance^2 / (2 block_length^2)),
/// a point with itself shares all labels, unknown ones too. What is observed is the latent value
/// and noise. Variances are in the value's unit squared, lengths in the block's unit.
struct ProcessKernel {
  double mean = 0;  ///< of every latent value before anything is observed
  double group_variance = 0;
  double noise_variance = 1;            ///< > 0
  std::vector<double> label_variances;  ///< one a label column
  std::vector<double> block_variances;  ///< one a block
  std::vector<double> block_lengths;    ///< one a block, > 0

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) where a variance or length cannot be one.
  static ProcessKernel read(base::ByteReader& in);
};

/// Observed points of one group that count at most, in fitting and in posterior(): the cost grows
/// with their cube. Fitting draws them evenly from larger groups; posterior() takes those of the
/// largest covariance with the point asked for.
inline constexpr std::size_t kMostGroupPoints = 60;

struct ProcessFitOptions {
  int most_steps = 200;  ///< of the minimiser; usually 40 to 90 are enough
  int threads = 1;
  /// Where to start: for points that are nearly those of another fit, as in the folds of one study.
  /// Nothing: a few steps from each of four starts, and on from where they led lowest.
  std::optional<ProcessKernel> start = std::nullopt;
};

/// The kernel of the largest marginal likelihood, summed over groups (Rasmussen and Williams 2006,
/// 5.4), within bounds: variances 1e-6 to 100 times the values' own, lengths 1/30 to 30 times the
/// root mean square distance within groups. The same bytes for any
/// order of the points and any number of threads. Unobserved points are skipped; where the observed
/// values do not vary (or there are none) the kernel knows their mean alone, with noise 1.
ProcessKernel fit_kernel(const ProcessPoints& points, const ProcessFitOptions& options = {});

/// Covariance of the latent values of points i and j, which may be the same point; 0 between
/// groups.
double latent_covariance(const ProcessKernel& kernel, const ProcessPoints& points, std::size_t i,
                         std::size_t j);

/// What is believed of a latent value, noise not included.
struct Posterior {
  double mean = 0;
  double variance = 0;
};

/// What the points `known` say about `point`. Of `known`, unobserved points, those of other groups
/// and `point` itself are skipped, so that a whole group may be handed in; each index once. The
/// value of `point` is never read. With nothing known: the prior.
Posterior posterior(const ProcessKernel& kernel, const ProcessPoints& points,
                    std::span<const std::uint32_t> known, std::size_t point);

/// posterior() for points 0 .. known.size() - 1, each with its own list of known points: what each
/// point of a group is expected to be from a subset of the others. In parallel, the same for any
/// number of threads; about 2 microseconds a point with nine others.
std::vector<Posterior> posteriors(const ProcessKernel& kernel, const ProcessPoints& points,
                                  std::span<const std::vector<std::uint32_t>> known, int threads);

}  // namespace crossfade::learn
