#include "learn/group_process.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "base/test_record.h"
#include "learn/cholesky.h"
#include "learn/process_likelihood.h"

namespace crossfade::learn {
namespace {

using base::record_of;

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

ProcessKernel sample_kernel() {
  ProcessKernel kernel;
  kernel.mean = .4;
  kernel.group_variance = .5;
  kernel.noise_variance = .2;
  kernel.label_variances = {.3, .15};
  kernel.block_variances = {.4};
  kernel.block_lengths = {1.2};
  return kernel;
}

// Draws the values of points whose groups stand together from the kernel.
void draw_values(const ProcessKernel& kernel, base::Random& random, ProcessPoints& points) {
  points.value.assign(points.group.size(), kernel.mean);
  for (std::size_t begin = 0; begin < points.size();) {
    std::size_t n = 1;
    while (begin + n < points.size() && points.group[begin + n] == points.group[begin]) ++n;
    std::vector<double> factor(n * n);
    std::vector<double> noise(n);
    for (std::size_t i = 0; i < n; ++i) {
      noise[i] = random.normal();
      for (std::size_t j = 0; j <= i; ++j) {
        factor[i * n + j] = latent_covariance(kernel, points, begin + i, begin + j);
      }
      factor[i * n + i] += kernel.noise_variance;
    }
    factor_in_place(factor, n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        points.value[begin + i] += factor[i * n + j] * noise[j];
      }
    }
    begin += n;
  }
}

// Groups of 2 to `most` points with two label columns (a fifth unknown) and one block of two
// columns (a tenth missing); the values are drawn from sample_kernel().
ProcessPoints simulate(std::size_t groups, std::uint32_t most, std::uint64_t seed) {
  base::Random random(seed);
  ProcessPoints points;
  points.labels.resize(2);
  std::vector<float> cells;
  for (std::size_t g = 0; g < groups; ++g) {
    const std::uint32_t size = 2 + random.below(most - 1);
    for (std::size_t i = 0; i < size; ++i) {
      points.group.push_back(static_cast<std::uint32_t>(1000 - g));
      for (auto& column : points.labels) {
        column.push_back(random.below(5) == 0 ? 0 : 1 + random.below(4));
      }
      for (int c = 0; c < 2; ++c) {
        const double cell = random.normal();
        cells.push_back(random.below(10) == 0 ? kMissing : static_cast<float>(cell));
      }
    }
  }
  points.blocks.emplace_back(points.group.size(), 2);
  for (std::size_t i = 0; i < cells.size(); ++i) points.blocks[0].column(i % 2)[i / 2] = cells[i];
  draw_values(sample_kernel(), random, points);
  return points;
}

ProcessPoints select(const ProcessPoints& points, const std::vector<std::size_t>& order) {
  ProcessPoints out;
  out.labels.resize(points.labels.size());
  for (const std::size_t i : order) {
    out.value.push_back(points.value[i]);
    out.group.push_back(points.group[i]);
    for (std::size_t l = 0; l < out.labels.size(); ++l) {
      out.labels[l].push_back(points.labels[l][i]);
    }
  }
  for (const FeatureMatrix& block : points.blocks) out.blocks.push_back(block.select_rows(order));
  return out;
}

std::vector<std::uint32_t> all_of(const ProcessPoints& points) {
  std::vector<std::uint32_t> all(points.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

// The inverse by Gauss and Jordan, and the posterior straight from its definition.
std::vector<double> naive_inverse(std::vector<double> a, std::size_t n) {
  std::vector<double> inverse(n * n);
  for (std::size_t i = 0; i < n; ++i) inverse[i * n + i] = 1;
  for (std::size_t p = 0; p < n; ++p) {
    const double pivot = a[p * n + p];
    for (std::size_t c = 0; c < n; ++c) a[p * n + c] /= pivot, inverse[p * n + c] /= pivot;
    for (std::size_t r = 0; r < n; ++r) {
      const double factor = r == p ? 0 : a[r * n + p];
      for (std::size_t c = 0; c < n; ++c) {
        a[r * n + c] -= factor * a[p * n + c];
        inverse[r * n + c] -= factor * inverse[p * n + c];
      }
    }
  }
  return inverse;
}

double naive_covariance(const ProcessKernel& kernel, const ProcessPoints& points, std::size_t i,
                        std::size_t j) {
  double sum = kernel.group_variance;
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& id = points.labels[l];
    if (i == j || (id[i] == id[j] && id[i] > 0)) sum += kernel.label_variances[l];
  }
  double squared = 0;
  for (std::size_t c = 0; c < 2; ++c) {
    const float a = points.blocks[0].column(c)[i];
    const float b = points.blocks[0].column(c)[j];
    squared += std::pow((std::isnan(a) ? 0. : a) - (std::isnan(b) ? 0. : b), 2);
  }
  return sum + kernel.block_variances[0] *
                   std::exp(-squared / (2 * kernel.block_lengths[0] * kernel.block_lengths[0]));
}

Posterior naive_posterior(const ProcessKernel& kernel, const ProcessPoints& points,
                          const std::vector<std::uint32_t>& known, std::size_t point) {
  const std::size_t n = known.size();
  std::vector<double> covariance(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      covariance[i * n + j] = naive_covariance(kernel, points, known[i], known[j]);
    }
    covariance[i * n + i] += kernel.noise_variance;
  }
  const std::vector<double> inverse = naive_inverse(covariance, n);
  Posterior belief{kernel.mean, naive_covariance(kernel, points, point, point)};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double weight = naive_covariance(kernel, points, point, known[i]) * inverse[i * n + j];
      belief.mean += weight * (points.value[known[j]] - kernel.mean);
      belief.variance -= weight * naive_covariance(kernel, points, point, known[j]);
    }
  }
  return belief;
}

TEST_CASE("the posterior is the one of a dense inverse") {
  const ProcessPoints points = simulate(1, 12, 3);
  const ProcessKernel kernel = sample_kernel();
  REQUIRE(points.size() > 4);
  for (std::size_t point = 0; point < points.size(); ++point) {
    std::vector<std::uint32_t> known;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
      if (i != point && (i + point) % 3 != 0) known.push_back(i);
    }
    const Posterior ours = posterior(kernel, points, known, point);
    const Posterior naive = naive_posterior(kernel, points, known, point);
    CHECK(ours.mean == doctest::Approx(naive.mean).epsilon(1e-10));
    CHECK(ours.variance == doctest::Approx(naive.variance).epsilon(1e-10));
  }
}

TEST_CASE("a point with no known others gets the prior") {
  ProcessPoints points = simulate(2, 6, 4);
  const ProcessKernel kernel = sample_kernel();
  const double prior = .5 + .3 + .15 + .4;
  const Posterior alone = posterior(kernel, points, {}, 0);
  CHECK(alone.mean == kernel.mean);
  CHECK(alone.variance == doctest::Approx(prior));
  // Itself, unobserved points and other groups say nothing.
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points.group[i] == points.group[0]) points.value[i] = kMissing;
  }
  const Posterior same = posterior(kernel, points, all_of(points), 0);
  CHECK(same.mean == kernel.mean);
  CHECK(same.variance == alone.variance);
}

TEST_CASE("unknown labels are like no other and a missing cell is the mean") {
  ProcessPoints points;
  points.value = {1, 2, 3};
  points.group = {7, 7, 7};
  points.labels = {{0, 0, 5}, {5, 5, 0}};
  points.blocks.emplace_back(3, 2);
  points.blocks[0].column(0)[0] = kMissing;
  points.blocks[0].column(1)[1] = 1.2f;
  const ProcessKernel kernel = sample_kernel();
  const double near = .4 * std::exp(-.5 * std::pow(1.2f / 1.2, 2));
  CHECK(latent_covariance(kernel, points, 0, 1) == doctest::Approx(.5 + .15 + near));
  CHECK(latent_covariance(kernel, points, 0, 2) == doctest::Approx(.5 + .4));
  CHECK(latent_covariance(kernel, points, 0, 0) == doctest::Approx(.5 + .3 + .15 + .4));
}

TEST_CASE("slopes of the likelihood are those of small steps") {
  const ProcessPoints points = simulate(6, 9, 5);
  const ProcessLikelihood likelihood(points, 1);
  ProcessKernel kernel = sample_kernel();
  ProcessKernel slopes;
  likelihood.evaluate(kernel, slopes);
  ProcessKernel ignored;
  const std::vector<std::pair<double*, double>> numbers = {
      {&kernel.mean, slopes.mean},
      {&kernel.group_variance, slopes.group_variance},
      {&kernel.noise_variance, slopes.noise_variance},
      {&kernel.label_variances[0], slopes.label_variances[0]},
      {&kernel.label_variances[1], slopes.label_variances[1]},
      {&kernel.block_variances[0], slopes.block_variances[0]},
      {&kernel.block_lengths[0], slopes.block_lengths[0]}};
  for (const auto& [number, slope] : numbers) {
    const double at = *number;
    *number = at + 1e-5;
    const double above = likelihood.evaluate(kernel, ignored);
    *number = at - 1e-5;
    const double below = likelihood.evaluate(kernel, ignored);
    *number = at;
    CHECK(slope == doctest::Approx((above - below) / 2e-5).epsilon(1e-5));
  }
}

TEST_CASE("one group's likelihood is that of the conditional densities multiplied") {
  ProcessPoints points = simulate(1, 8, 6);
  const ProcessKernel kernel = sample_kernel();
  double expected = 0;
  std::vector<std::uint32_t> known;
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    const Posterior belief = posterior(kernel, points, known, i);
    const double variance = belief.variance + kernel.noise_variance;
    const double miss = points.value[i] - belief.mean;
    expected += .5 * (std::log(2 * 3.14159265358979323846 * variance) + miss * miss / variance);
    known.push_back(i);
  }
  ProcessKernel slopes;
  const double value = ProcessLikelihood(points, 1).evaluate(kernel, slopes);
  CHECK(value * static_cast<double>(points.size()) == doctest::Approx(expected).epsilon(1e-10));
}

TEST_CASE("fitting finds the kernel that the values were drawn from") {
  const ProcessPoints points = simulate(900, 16, 7);
  const ProcessKernel found = fit_kernel(points);
  const ProcessKernel truth = sample_kernel();
  CHECK(found.mean == doctest::Approx(truth.mean).epsilon(.15));
  CHECK(found.group_variance == doctest::Approx(truth.group_variance).epsilon(.15));
  CHECK(found.noise_variance == doctest::Approx(truth.noise_variance).epsilon(.15));
  CHECK(found.label_variances[0] == doctest::Approx(truth.label_variances[0]).epsilon(.15));
  CHECK(found.label_variances[1] == doctest::Approx(truth.label_variances[1]).epsilon(.2));
  CHECK(found.block_variances[0] == doctest::Approx(truth.block_variances[0]).epsilon(.15));
  CHECK(found.block_lengths[0] == doctest::Approx(truth.block_lengths[0]).epsilon(.15));
}

TEST_CASE("a fit that starts from another fold's kernel ends where several starts do") {
  const ProcessPoints points = simulate(400, 12, 11);
  const ProcessKernel found = fit_kernel(points);
  const ProcessKernel other = fit_kernel(simulate(400, 12, 12));
  const ProcessKernel again = fit_kernel(points, {.start = other});
  CHECK(again.mean == doctest::Approx(found.mean).epsilon(1e-3));
  CHECK(again.group_variance == doctest::Approx(found.group_variance).epsilon(1e-3));
  CHECK(again.noise_variance == doctest::Approx(found.noise_variance).epsilon(1e-3));
  CHECK(again.block_variances[0] == doctest::Approx(found.block_variances[0]).epsilon(1e-3));
  CHECK(again.block_lengths[0] == doctest::Approx(found.block_lengths[0]).epsilon(1e-3));
}

TEST_CASE("a weak block is not lost because its length was wrong at first") {
  // Most of the variance is that of the second block, and only the nearest quarter of the typical
  // distance counts in the first: a search from the typical distance alone ends without it.
  base::Random random(21);
  ProcessPoints points;
  points.blocks.emplace_back(5400, 8);
  points.blocks.emplace_back(5400, 1);
  for (std::uint32_t g = 0; g < 600; ++g) {
    double centre[8];
    for (double& place : centre) place = .8 * random.normal();
    for (std::uint32_t i = 9 * g; i < 9 * g + 9; ++i) {
      points.group.push_back(g);
      for (std::size_t c = 0; c < 8; ++c) {
        points.blocks[0].column(c)[i] = static_cast<float>(centre[c] + .6 * random.normal());
      }
      points.blocks[1].column(0)[i] = static_cast<float>(random.normal());
    }
  }
  ProcessKernel truth;
  truth.noise_variance = .3;
  truth.block_variances = {.2, 2.5};
  truth.block_lengths = {.6, 1.2};
  draw_values(truth, random, points);
  const ProcessKernel found = fit_kernel(points);
  CHECK(found.block_variances[0] == doctest::Approx(.2).epsilon(.3));
  CHECK(found.block_lengths[0] == doctest::Approx(.6).epsilon(.3));
}

TEST_CASE("order of points and number of threads change no byte of a fit") {
  ProcessPoints points = simulate(150, 9, 8);
  // One group beyond the cut.
  for (std::size_t i = 0; i < 90; ++i) points.group[i] = 2000;
  const std::string record = record_of(fit_kernel(points));
  CHECK(record == record_of(fit_kernel(points, {.threads = 2})));
  std::vector<std::size_t> backwards(points.size());
  std::iota(backwards.rbegin(), backwards.rend(), std::size_t{0});
  const ProcessPoints turned = select(points, backwards);
  CHECK(record == record_of(fit_kernel(turned)));

  const ProcessKernel kernel = fit_kernel(points);
  const std::vector<std::vector<std::uint32_t>> known(points.size(), all_of(points));
  const std::vector<Posterior> here = posteriors(kernel, points, known, 1);
  const std::vector<Posterior> twice = posteriors(kernel, points, known, 2);
  const std::vector<Posterior> there = posteriors(kernel, turned, known, 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    CHECK(here[i].mean == twice[i].mean);
    CHECK(here[i].variance == twice[i].variance);
    CHECK(std::abs(here[i].mean - there[points.size() - 1 - i].mean) < 1e-12);
    CHECK(std::abs(here[i].variance - there[points.size() - 1 - i].variance) < 1e-12);
  }
}

TEST_CASE("believed variances cover what was held back") {
  const ProcessPoints points = simulate(300, 10, 9);
  const ProcessKernel kernel = sample_kernel();
  const std::vector<std::vector<std::uint32_t>> known(points.size(), all_of(points));
  const std::vector<Posterior> beliefs = posteriors(kernel, points, known, 1);
  double squares = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double miss = points.value[i] - beliefs[i].mean;
    squares += miss * miss / (beliefs[i].variance + kernel.noise_variance);
  }
  CHECK(squares / static_cast<double>(points.size()) == doctest::Approx(1).epsilon(.06));
}

TEST_CASE("values that do not vary give a kernel of the mean alone") {
  ProcessPoints points = simulate(3, 5, 10);
  for (double& value : points.value) value = 2.5;
  const ProcessKernel flat = fit_kernel(points);
  CHECK(posterior(flat, points, all_of(points), 0).mean == 2.5);
  CHECK(posterior(flat, points, all_of(points), 0).variance == 0);
  const ProcessPoints nobody = select(points, {});
  CHECK(fit_kernel(nobody).mean == 0);
}

TEST_CASE("a kernel comes back from its record and a damaged one is refused") {
  const std::string record = record_of(sample_kernel());
  base::ByteReader in(record, "model");
  CHECK(record_of(ProcessKernel::read(in)) == record);
  ProcessKernel damaged = sample_kernel();
  damaged.block_lengths[0] = 0;
  const std::string bad = record_of(damaged);
  base::ByteReader bad_in(bad, "model");
  CHECK_THROWS_AS(ProcessKernel::read(bad_in), base::Error);
}

}  // namespace
}  // namespace crossfade::learn
