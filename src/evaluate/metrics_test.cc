#include "evaluate/metrics.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "base/random.h"
#include "evaluate/weighted_scores.h"
#include "stats/summary.h"

namespace crossfade::evaluate {
namespace {

const std::vector<double> kTruth = {1.5, 2, 0.25, 4, 3.5, 2, 5, 1};
const std::vector<double> kPrediction = {1, 2.5, 0.5, 3, 3, 2.5, 4.25, 1.75};
const std::vector<double> kWeights = {2, 0, 1, 3, 1, 0, 2, 1};
const std::vector<double> kHits = {0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0};
const std::vector<double> kScores = {.1, .8, .35, .35, .9, .35, .6, .05, .2, .45, .45, .15};
const std::vector<double> kHitWeights = {1, 2, 0, 1, 1, 3, 2, 1, 0, 1, 1, 2};
const std::vector<double> kUntiedHits = {0, 0, 1, 0, 0, 1, 0, 1, 1, 1};
const std::vector<double> kUntied = {.05, .1, .2, .3, .42, .55, .61, .7, .8, .95};

doctest::Approx close_to(double value) { return doctest::Approx(value).epsilon(1e-12); }

std::vector<std::uint32_t> own_groups(std::size_t count) {
  std::vector<std::uint32_t> groups(count);
  std::iota(groups.begin(), groups.end(), 0U);
  return groups;
}

// Weights as given by row, put in the order of the ranking.
std::vector<double> in_order(const RankedRows& rows, const std::vector<double>& weights) {
  std::vector<double> ordered;
  for (const std::size_t row : rows.row) ordered.push_back(weights[row]);
  return ordered;
}

// Each value as often as its weight says: the naive twin of every weighted figure.
std::vector<double> repeated(const std::vector<double>& values,
                             const std::vector<double>& weights) {
  std::vector<double> result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    result.insert(result.end(), static_cast<std::size_t>(weights[i]), values[i]);
  }
  return result;
}

TEST_CASE("regression figures agree with scikit-learn and pandas") {
  const RegressionFigures figures =
      regression_figures(kTruth, kPrediction, own_groups(kTruth.size()), {});
  CHECK(figures.r2.value == close_to(0.8252676659528908));  // sklearn.metrics.r2_score
  CHECK(figures.mae.value == close_to(0.59375));            // mean_absolute_error
  CHECK(figures.rank_correlation.value == close_to(0.9697147791310179));  // Series.corr, "spearman"
  CHECK(figures.r2.n == 8);
  CHECK(figures.mae.low < figures.mae.value);
  CHECK(figures.mae.high > figures.mae.value);
  CHECK(r2(kTruth, kPrediction) == figures.r2.value);
  const stats::Estimate alone = r2_estimate(kTruth, kPrediction, own_groups(kTruth.size()), {});
  CHECK(alone.value == figures.r2.value);
  CHECK(alone.low == figures.r2.low);
  CHECK(alone.high == figures.r2.high);
}

TEST_CASE("weighted regression figures are those of repeated rows") {
  const RankedRows rows = rank_rows(kTruth, kPrediction);
  const std::vector<double> weights = in_order(rows, kWeights);
  // The same calls as above on numpy.repeat(truth, weights), numpy.repeat(prediction, weights).
  CHECK(weighted_r2(rows, weights) == close_to(0.7985809109636073));
  CHECK(weighted_mae(rows, weights) == close_to(0.7));
  CHECK(weighted_rank_correlation(rows, weights) == close_to(0.9424819839382049));
}

TEST_CASE("classification figures agree with scikit-learn") {
  const ClassificationFigures figures =
      classification_figures(kHits, kScores, own_groups(kHits.size()), {});
  CHECK(figures.auc.value == close_to(0.859375));               // sklearn.metrics.roc_auc_score
  CHECK(figures.average_precision.value == close_to(0.775));    // average_precision_score
  CHECK(figures.accuracy.value == close_to(0.75));              // accuracy_score(hits, scores > .5)
  CHECK(figures.brier.value == close_to(0.13812499999999997));  // brier_score_loss
  CHECK(figures.base_accuracy.value == close_to(8.0 / 12));
  CHECK(figures.precision_at_10.value == 1);  // the top 2 of 12 are hits
  CHECK(figures.ece.n == 12);
  CHECK(figures.auc.low <= figures.auc.value);
  CHECK(figures.auc.high >= figures.auc.value);
  CHECK(std::isnan(figures.ece.low));
  CHECK(auc(kHits, kScores) == figures.auc.value);
}

TEST_CASE("weighted classification figures are those of repeated rows") {
  const RankedRows rows = rank_rows(kHits, kScores);
  const std::vector<double> weights = in_order(rows, kHitWeights);
  // The same calls as above on numpy.repeat(hits, weights), numpy.repeat(scores, weights).
  CHECK(weighted_auc(rows, weights) == close_to(0.7678571428571428));
  CHECK(weighted_average_precision(rows, weights) == close_to(0.7829313543599259));
  CHECK(weighted_accuracy(rows, weights) == close_to(0.6));
  CHECK(weighted_brier(rows, weights) == close_to(0.18416666666666667));
  CHECK(weighted_base_accuracy(rows, weights) == close_to(8.0 / 15));
}

TEST_CASE("every weighted figure agrees with the rows written down that many times") {
  base::Random random(21);
  for (int round = 0; round < 50; ++round) {
    std::vector<double> truth;
    std::vector<double> score;
    std::vector<double> weights;
    for (int i = 0; i < 60; ++i) {
      score.push_back(random.below(25) / 25.0);
      truth.push_back(random.uniform() < score.back() ? 1 : 0);
      weights.push_back(random.below(4));
    }
    const RankedRows rows = rank_rows(truth, score);
    const std::vector<double> w = in_order(rows, weights);
    const std::vector<double> truths = repeated(truth, weights);
    const std::vector<double> scores = repeated(score, weights);
    const RankedRows plain = rank_rows(truths, scores);
    const std::vector<double> ones(truths.size(), 1.0);
    double won = 0;
    double pairs = 0;
    for (std::size_t i = 0; i < truths.size(); ++i) {
      for (std::size_t j = 0; j < truths.size(); ++j) {
        if (truths[i] <= truths[j]) continue;
        pairs += 1;
        won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
      }
    }
    CHECK(weighted_auc(rows, w) == close_to(won / pairs));
    CHECK(weighted_rank_correlation(rows, w) == close_to(stats::rank_correlation(truths, scores)));
    CHECK(weighted_average_precision(rows, w) == close_to(weighted_average_precision(plain, ones)));
    CHECK(weighted_precision_at(rows, w, 0.1) == close_to(weighted_precision_at(plain, ones, 0.1)));
    CHECK(weighted_ece(rows, w, 15) == close_to(weighted_ece(plain, ones, 15)));
    CHECK(weighted_r2(rows, w) == close_to(weighted_r2(plain, ones)));
  }
}

TEST_CASE("calibration error over bins of equal mass agrees with numpy") {
  const RankedRows rows = rank_rows(kUntiedHits, kUntied);
  const std::vector<double> ones(kUntied.size(), 1.0);
  // Sum over bins of abs((score - hit).sum()) / rows, with the bins numpy.array_split(.., k) of
  // every row repeated k times, so that all bins are of one size.
  CHECK(weighted_ece(rows, ones, 3) == close_to(0.14733333333333334));
  CHECK(weighted_ece(rows, ones, 4) == close_to(0.098));
  CHECK(weighted_ece(rows, ones, 15) == close_to(0.26));
}

TEST_CASE("a constant probability that is the share of hits is calibrated") {
  const std::vector<double> hits = {1, 0, 0, 0, 0, 0, 0, 1, 0, 0};
  const RankedRows rows = rank_rows(hits, std::vector<double>(10, 0.2));
  CHECK(weighted_ece(rows, std::vector<double>(10, 1.0), 15) == doctest::Approx(0));
}

TEST_CASE("precision at the top shares a tie at the edge") {
  // The top 3 of 6: the hit at .9, and two of the three tied at .5, of which one is a hit.
  const RankedRows rows =
      rank_rows(std::vector<double>{1, 0, 1, 0, 0, 0}, std::vector<double>{.9, .5, .5, .5, .1, .2});
  CHECK(weighted_precision_at(rows, std::vector<double>(6, 1.0), 0.5) ==
        close_to((1 + 2.0 / 3) / 3));
}

TEST_CASE("a tenth of ten, twenty or thirty rows is a whole number of rows") {
  for (const std::size_t tens : {1U, 2U, 3U, 7U}) {
    std::vector<double> hits(10 * tens);
    std::vector<double> scores(10 * tens);
    std::iota(scores.begin(), scores.end(), 1.0);
    for (std::size_t i = hits.size() - tens; i < hits.size(); ++i) hits[i] = 1;
    const RankedRows rows = rank_rows(hits, scores);
    CHECK(weighted_precision_at(rows, std::vector<double>(hits.size(), 1.0), 0.1) == 1);
  }
}

TEST_CASE("a share that is a whole number of rows is not rounded up for its last bit") {
  // 0.07 * 100 is 7.000000000000001.
  std::vector<double> hits(100);
  std::vector<double> scores(100);
  std::iota(scores.begin(), scores.end(), 1.0);
  for (std::size_t i = 93; i < 100; ++i) hits[i] = 1;
  const RankedRows rows = rank_rows(hits, scores);
  CHECK(weighted_precision_at(rows, std::vector<double>(100, 1.0), 0.07) == 1);
}

TEST_CASE("a constant truth has no R2, though its mean is rounded") {
  const std::vector<double> truth(10, 0.1);
  std::vector<double> prediction(10, 0.2);
  prediction[3] = 0.3;
  const RegressionFigures figures = regression_figures(truth, prediction, own_groups(10), {});
  CHECK(std::isnan(figures.r2.value));
  CHECK(std::isnan(figures.r2.low));
  CHECK(std::isnan(figures.rank_correlation.value));
  CHECK(figures.mae.value == close_to(0.11));
}

TEST_CASE("hits only, or none, have no AUC") {
  const std::vector<double> scores = {.1, .2, .3};
  CHECK(std::isnan(auc(std::vector<double>{1, 1, 1}, scores)));
  CHECK(std::isnan(auc(std::vector<double>{0, 0, 0}, scores)));
  const ClassificationFigures none =
      classification_figures(std::vector<double>(3, 0.0), scores, own_groups(3), {});
  CHECK(std::isnan(none.average_precision.value));
  CHECK(none.base_accuracy.value == 1);
  CHECK(none.accuracy.value == 1);
}

TEST_CASE("no rows give no figures") {
  CHECK(std::isnan(regression_figures({}, {}, {}, {}).r2.value));
  CHECK(std::isnan(r2_estimate({}, {}, {}, {}).value));
  CHECK(std::isnan(classification_figures({}, {}, {}, {}).ece.value));
}

TEST_CASE("a hit is called above one half, not at it") {
  const RankedRows rows = rank_rows(std::vector<double>{0, 1}, std::vector<double>{.5, .51});
  CHECK(weighted_accuracy(rows, std::vector<double>{1, 1}) == 1);
}

TEST_CASE("figures do not depend on the order of rows or on threads") {
  base::Random random(4);
  std::vector<double> truth;
  std::vector<double> score;
  std::vector<std::uint32_t> groups;
  for (std::uint32_t i = 0; i < 500; ++i) {
    score.push_back(random.uniform());
    truth.push_back(random.uniform() < score.back() ? 1 : 0);
    groups.push_back(i / 7);
  }
  const ClassificationFigures one = classification_figures(truth, score, groups, {.threads = 1});
  const ClassificationFigures two = classification_figures(truth, score, groups, {.threads = 2});
  const ClassificationFigures turned =
      classification_figures(std::vector<double>(truth.rbegin(), truth.rend()),
                             std::vector<double>(score.rbegin(), score.rend()),
                             std::vector<std::uint32_t>(groups.rbegin(), groups.rend()), {});
  CHECK(one.auc.low == two.auc.low);
  CHECK(one.brier.high == two.brier.high);
  CHECK(one.auc.low == turned.auc.low);
  CHECK(one.ece.value == turned.ece.value);
}

}  // namespace
}  // namespace crossfade::evaluate
