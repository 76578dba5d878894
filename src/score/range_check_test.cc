#include "score/range_check.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/random.h"

namespace crossfade::score {
namespace {

using features::Family;

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t kRows = 2000;

// 2,000 training rows with the reaches 1 .. 2,000 and six columns: three of audio between 0 and 1,
// the third of them known to nine rows in ten; two of views between 10 and 20, one that nobody has.
struct Training {
  std::vector<double> reaches;
  learn::FeatureMatrix features{kRows, 6};
  std::vector<double> sizes;
  std::vector<Family> families = {Family::kAudio, Family::kAudio, Family::kAudio,
                                  Family::kViews, Family::kViews, Family::kStreams};

  Training() {
    base::Random random(1);
    for (std::size_t row = 0; row < kRows; ++row) {
      reaches.push_back(static_cast<double>(row + 1));
      const double u = static_cast<double>(row) / (kRows - 1);
      for (std::size_t c = 0; c < 3; ++c) features.column(c)[row] = static_cast<float>(u);
      for (std::size_t c = 3; c < 5; ++c) features.column(c)[row] = static_cast<float>(10 + 10 * u);
      if (row % 10 == 0) features.column(2)[row] = kMissing;
      features.column(5)[row] = kMissing;
      sizes.push_back(random.uniform());
    }
  }

  TrainingRange range() const { return {{reaches, features, sizes}, families}; }
};

const std::vector<float> kUsualRow = {.5, .5, .5, 15, 15, kMissing};

TEST_CASE("a row like the training rows is in range and its band stays") {
  const RangeJudgement judgement = Training().range().judge(1000, kUsualRow);
  CHECK(judgement.verdict == RangeVerdict::kInRange);
  CHECK(judgement.reasons.empty());
  CHECK(judgement.band_factor == 1);
}

TEST_CASE("a row further from its neighbours than nearly all training rows is told so") {
  const TrainingRange range = Training().range();
  // 1,980 is the 99 % quantile of 1 .. 2,000, 1,998 the 99.9 % one.
  CHECK(range.judge(1980, kUsualRow).verdict == RangeVerdict::kInRange);
  CHECK(range.judge(1980.5, kUsualRow).verdict == RangeVerdict::kUnusual);
  CHECK(range.judge(1998, kUsualRow).verdict == RangeVerdict::kUnusual);
  CHECK(range.judge(1998.5, kUsualRow).verdict == RangeVerdict::kOutOfRange);
  const RangeJudgement far = range.judge(1990.5, kUsualRow);
  REQUIRE(far.reasons.size() == 1);
  CHECK(far.reasons[0].kind == RangeReason::Kind::kFarAway);
  CHECK(describe(far.reasons[0], text::Language::kEnglish) ==
        "its nearest recordings are further away than those of 99.5 % of the training rows");
  CHECK(range.judge(1e9, kUsualRow).reasons[0].share == 1);
  CHECK(range.judge(std::nan(""), kUsualRow).verdict == RangeVerdict::kInRange);
}

TEST_CASE("a family that training rows have and the row lacks is named") {
  const TrainingRange range = Training().range();
  // The third audio column is often missing in training, so only the first two count.
  CHECK(range.judge(1, std::vector<float>{.5, kMissing, kMissing, 15, 15, kMissing}).verdict ==
        RangeVerdict::kInRange);
  const RangeJudgement lacking =
      range.judge(1, std::vector<float>{kMissing, kMissing, .5, 15, 15, kMissing});
  CHECK(lacking.verdict == RangeVerdict::kUnusual);
  REQUIRE(lacking.reasons.size() == 1);
  CHECK(lacking.reasons[0].family == Family::kAudio);
  CHECK(describe(lacking.reasons[0], text::Language::kEnglish) ==
        "missing, though nearly all training rows have it: audio");
  CHECK(describe(lacking.reasons[0], text::Language::kKorean) ==
        "학습 데이터에는 거의 항상 있지만 이 행에는 없음: 오디오");
  const RangeJudgement nothing = range.judge(1, std::vector<float>(6, kMissing));
  CHECK(nothing.verdict == RangeVerdict::kOutOfRange);
  CHECK(nothing.reasons.size() == 2);
}

TEST_CASE("values outside the range of training are counted by family") {
  const TrainingRange range = Training().range();
  const RangeJudgement one = range.judge(1, std::vector<float>{1, 1.01f, .5, 10, 20, kMissing});
  CHECK(one.verdict == RangeVerdict::kUnusual);
  REQUIRE(one.reasons.size() == 1);
  CHECK(one.reasons[0].count == 1);
  CHECK(describe(one.reasons[0], text::Language::kEnglish) ==
        "values outside the range of training (audio): 1");
  const RangeJudgement four = range.judge(1, std::vector<float>{-1, 1, 2, 9, 21, kMissing});
  CHECK(four.verdict == RangeVerdict::kOutOfRange);
  REQUIRE(four.reasons.size() == 2);
  CHECK(four.reasons[0].count == 2);
  CHECK(four.reasons[1].family == Family::kViews);
  CHECK(four.reasons[1].count == 2);
  // What no training row has, the model does not read.
  CHECK(range.judge(1, std::vector<float>{.5, .5, .5, 15, 15, 3}).verdict ==
        RangeVerdict::kInRange);
}

TEST_CASE("bands widen by how much worse the most distant training rows were predicted") {
  Training training;
  for (std::size_t row = 0; row < kRows; ++row) {
    training.sizes[row] = row < kRows * 9 / 10 ? 1 : 2;
  }
  // Of 2,000 sizes the conformal 90 % quantile is the 1,801st smallest: with this one a 1.
  training.sizes[kRows - 1] = 1;
  CHECK(training.range().band_factor(RangeVerdict::kUnusual) == 2);
  CHECK(training.range().band_factor(RangeVerdict::kOutOfRange) == 2);
  CHECK(training.range().band_factor(RangeVerdict::kInRange) == 1);
  CHECK(training.range().judge(1985, kUsualRow).band_factor == 2);
}

TEST_CASE("what the most distant rows do not show is widened by the least factors") {
  // Residuals that do not grow with distance.
  const Training training;
  CHECK(training.range().band_factor(RangeVerdict::kUnusual) == 1.1);
  CHECK(training.range().band_factor(RangeVerdict::kOutOfRange) == 1.25);
  // Without residuals and reaches.
  Training unknown;
  unknown.reaches.assign(kRows, std::nan(""));
  unknown.sizes.assign(kRows, std::nan(""));
  CHECK(unknown.range().band_factor(RangeVerdict::kUnusual) == 1.1);
  CHECK(unknown.range().judge(1e9, kUsualRow).verdict == RangeVerdict::kInRange);
}

TEST_CASE("a range comes back from its bytes and a damaged one is refused") {
  const Training training;
  base::ByteWriter out;
  training.range().write(out);
  base::ByteReader in(out.bytes(), "model");
  const TrainingRange back = TrainingRange::read(in, training.families);
  CHECK(in.at_end());
  base::ByteWriter again;
  back.write(again);
  CHECK(again.bytes() == out.bytes());
  CHECK(back.judge(1990.5, kUsualRow).reasons.size() == 1);

  base::ByteReader fewer(out.bytes(), "model");
  CHECK_THROWS_AS(TrainingRange::read(fewer, {Family::kAudio}), base::Error);
  std::string damaged = out.bytes();
  damaged[damaged.size() - 1] = 0;  // the last factor falls below 1
  base::ByteReader damaged_in(damaged, "model");
  CHECK_THROWS_AS(TrainingRange::read(damaged_in, training.families), base::Error);
}

TEST_CASE("verdicts have names for files") {
  CHECK(verdict_name(RangeVerdict::kInRange) == "in-range");
  CHECK(verdict_name(RangeVerdict::kUnusual) == "unusual");
  CHECK(verdict_name(RangeVerdict::kOutOfRange) == "out-of-range");
}

}  // namespace
}  // namespace crossfade::score
