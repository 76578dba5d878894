#include "advise/synthetic_spend.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "base/random.h"
#include "table/csv_writer.h"

namespace crossfade::advise {
namespace {

enum Stream : std::uint64_t { kSpend = 1, kCounts };

struct Truth {
  const char* platform;
  ResponseCurve streams;
  double view_ceiling;
  double usual_spend;  // a week of a campaign
};
// In the order of their names, as a history keeps them.
constexpr std::array<Truth, 3> kTruths = {{
    {"spotify", {520'000, 3'000, 0.30}, 90'000, 3'200},
    {"tiktok", {260'000, 1'500, 0.20}, 240'000, 1'800},
    {"youtube", {340'000, 4'000, 0.55}, 900'000, 3'500},
}};
constexpr double kBaseStreams = 800'000;
constexpr double kBaseViews = 1'200'000;
constexpr double kGrowthAWeek = 0.002;  // of the baseline

// Campaigns of about six weeks, quiet spells of about three. Within a campaign every week's spend
// differs: curves show only where spend does.
std::vector<double> draw_spend(double usual, std::size_t weeks, base::Random& random) {
  std::vector<double> spend;
  bool running = random.uniform() < 0.5;
  double level = usual;
  for (std::size_t w = 0; w < weeks; ++w) {
    if (random.uniform() < (running ? 1.0 / 6 : 1.0 / 3)) {
      running = !running;
      level = usual * std::exp(0.5 * random.normal());
    }
    const double drawn = level * std::exp(0.35 * random.normal());
    spend.push_back(running ? std::round(drawn) : 0);
  }
  return spend;
}

double noisy_count(double expected, double spread, base::Random& random) {
  return std::max(0.0, std::round(expected * (1 + spread * random.normal())));
}

}  // namespace

SyntheticSpend generate_spend(const SyntheticSpendOptions& options) {
  CF_CHECK(options.platforms >= 1 && options.platforms <= kTruths.size());
  SyntheticSpend made;
  SpendHistory& history = made.history;
  const base::Date first = *base::parse_date("2022-01-03");
  std::vector<double> streams(options.weeks);
  std::vector<double> views(options.weeks);
  for (std::size_t w = 0; w < options.weeks; ++w) {
    const auto place = static_cast<double>(w);
    history.weeks.push_back({first.days + 7 * static_cast<std::int32_t>(w)});
    streams[w] = kBaseStreams * (1 + kGrowthAWeek * place);
    views[w] = kBaseViews * (1 + kGrowthAWeek * place);
  }
  for (std::size_t p = 0; p < options.platforms; ++p) {
    const Truth& truth = kTruths[p];
    base::Random random(base::mix_seed(base::mix_seed(options.seed, kSpend), p));
    ResponseCurve of_views = truth.streams;
    of_views.ceiling = truth.view_ceiling;
    history.platforms.emplace_back(truth.platform);
    history.spend.push_back(draw_spend(truth.usual_spend, options.weeks, random));
    const std::vector<double> carried = adstock(history.spend.back(), truth.streams.carry_over);
    for (std::size_t w = 0; w < options.weeks; ++w) {
      streams[w] += expected_response(truth.streams, carried[w]);
      views[w] += expected_response(of_views, carried[w]);
    }
    made.streams.push_back(truth.streams);
    made.views.push_back(of_views);
  }
  base::Random random(base::mix_seed(options.seed, kCounts));
  for (std::size_t w = 0; w < options.weeks; ++w) {
    history.streams.push_back(noisy_count(streams[w], options.spread, random));
    history.views.push_back(noisy_count(views[w], options.spread, random));
  }
  return made;
}

std::string spend_csv(const SpendHistory& history) {
  table::CsvWriter csv;
  for (const char* name : {"week", "platform", "spend", "streams", "views"}) csv.cell(name);
  csv.end_row();
  for (std::size_t w = 0; w < history.weeks.size(); ++w) {
    for (std::size_t p = 0; p < history.platforms.size(); ++p) {
      csv.cell(base::to_string(history.weeks[w])).cell(history.platforms[p]);
      csv.number(history.spend[p][w]).number(history.streams[w]).number(history.views[w]);
      csv.end_row();
    }
  }
  return csv.text();
}

}  // namespace crossfade::advise
