// The first regressor is cleared of groups and other regressors before the outcome is regressed on
// what is left of it (Frisch and Waugh 1933): its slope is the same as in the full regression, and
// the influence of row i on it is n r_i u_i / sum r^2, with r what is left and u the residual.
#include "stats/within_groups.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"

namespace crossfade::stats {
namespace {

// Below this part of its square, what is left of a column is rounding.
constexpr double kLeastPart = 1e-12;

std::vector<double> centred(std::span<const double> values, std::span<const std::uint32_t> group) {
  std::vector<double> rest = group_means(values, group);
  for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = values[i] - rest[i];
  return rest;
}

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void take_away(std::span<double> from, double times, std::span<const double> column) {
  for (std::size_t i = 0; i < from.size(); ++i) from[i] -= times * column[i];
}

// Columns made orthogonal to each other one by one (Gram and Schmidt, twice, so that rounding does
// not bring anything back); those that follow from the ones before are dropped.
std::vector<std::vector<double>> independent(std::vector<std::vector<double>> columns) {
  std::vector<std::vector<double>> kept;
  for (std::vector<double>& column : columns) {
    const double before = dot(column, column);
    for (int pass = 0; pass < 2; ++pass) {
      for (const std::vector<double>& other : kept) {
        take_away(column, dot(column, other), other);
      }
    }
    const double after = dot(column, column);
    if (!(after > kLeastPart * before)) continue;
    for (double& value : column) value /= std::sqrt(after);
    kept.push_back(std::move(column));
  }
  return kept;
}

}  // namespace

std::vector<double> group_means(std::span<const double> values,
                                std::span<const std::uint32_t> group) {
  CF_CHECK(values.size() == group.size());
  const std::size_t groups = group.empty() ? 0 : *std::ranges::max_element(group) + std::size_t{1};
  std::vector<double> rows(groups);
  std::vector<double> sum(groups);
  for (std::size_t i = 0; i < values.size(); ++i) {
    rows[group[i]] += 1;
    sum[group[i]] += values[i];
  }
  std::vector<double> means(values.size());
  for (std::size_t i = 0; i < means.size(); ++i) means[i] = sum[group[i]] / rows[group[i]];
  return means;
}

RowInfluence within_slope(std::span<const double> outcome,
                          std::span<const std::vector<double>> regressors,
                          std::span<const std::uint32_t> group) {
  CF_CHECK(!regressors.empty());
  const std::vector<double> first = centred(regressors.front(), group);
  std::vector<std::vector<double>> others;
  for (const std::vector<double>& column : regressors.subspan(1)) {
    others.push_back(centred(column, group));
  }
  std::vector<double> rest = first;
  std::vector<double> residual = centred(outcome, group);
  for (const std::vector<double>& other : independent(std::move(others))) {
    take_away(rest, dot(rest, other), other);
    take_away(residual, dot(residual, other), other);
  }
  RowInfluence result;
  const double square = dot(rest, rest);
  if (square == 0 || !(square > kLeastPart * dot(first, first))) return result;
  result.value = dot(rest, residual) / square;
  take_away(residual, result.value, rest);
  const std::size_t rows = outcome.size();
  result.influence.resize(rows);
  std::vector<bool> varies(*std::ranges::max_element(group) + std::size_t{1});
  for (std::size_t i = 0; i < rows; ++i) {
    if (std::abs(first[i]) > kLeastPart) varies[group[i]] = true;
    result.influence[i] = static_cast<double>(rows) * rest[i] * residual[i] / square;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    if (varies[group[i]]) ++result.n;
  }
  return result;
}

}  // namespace crossfade::stats
