// The truth by simulation: every estimator of the effect of an official video on synthetic
// catalogues whose effect is known, by kind of confounding. Prints the tables of docs/simulation.md
// and fails where an estimator that must cover does not, or where one that must miss covers or does
// not warn.
//
//   video_effect_simulation [CATALOGUES a cell, 400] [THREADS, all]
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "base/random.h"
#include "insight/effect_trial_test.h"

namespace {

using namespace crossfade;
using insight::EffectMethod;

constexpr std::size_t kTracks = 1500;
constexpr int kTrees = 12;
// A 95 % interval over 400 catalogues covers in 95 % of them, give or take chance.
constexpr double kLeastCover = 0.92;
constexpr double kMostCover = 0.975;
constexpr double kMostMissCover = 0.1;
constexpr double kLeastWarned = 0.95;

struct Confounding {
  const char* name;
  double fame;
  double engagement;
};
constexpr std::array<Confounding, 3> kConfoundings = {
    {{"none", 0, 0}, {"fame", 0.7, 0}, {"fame + engagement", 0.7, 0.3}}};
constexpr std::array<double, 2> kEffects = {0, 0.2};

constexpr std::array<std::string_view, 8> kMethods = {
    insight::kRatioOfMeans,  insight::kGeometricRatio,   insight::kWeightedByTrack,
    insight::kArtistEffects, insight::kWeightedByArtist, insight::kPartiallyLinear,
    insight::kMatching,      insight::kHoldingViews};

enum class Must { kCover, kMiss, kNothing };

Must what_it_must(std::string_view method, const catalogue::VideoTruth& truth) {
  // With nothing stated, official_video moves no views either, and holding them does no harm.
  if (method == insight::kHoldingViews) return truth.is_stated() ? Must::kMiss : Must::kNothing;
  const bool compares_artists = method == insight::kRatioOfMeans ||
                                method == insight::kGeometricRatio ||
                                method == insight::kWeightedByTrack;
  return compares_artists && truth.fame_confounding != 0 ? Must::kMiss : Must::kCover;
}

// What one method did in all catalogues of a cell.
struct Tally {
  double runs = 0;
  double covered = 0;
  double warned = 0;
  double logs = 0;

  void add(const EffectMethod& method, double effect) {
    runs += 1;
    covered += method.estimate.low <= effect && effect <= method.estimate.high ? 1 : 0;
    warned += method.warnings.empty() ? 0 : 1;
    logs += std::log1p(method.estimate.value);
  }
};
using Tallies = std::array<Tally, kMethods.size()>;

// Every cell has catalogues of its own.
Tallies run_cell(const catalogue::VideoTruth& truth, std::uint64_t cell, std::size_t catalogues,
                 int threads) {
  std::vector<insight::VideoEffectStudy> studies(catalogues);
  base::parallel_for(catalogues, threads, [&](std::size_t i) {
    insight::VideoEffectOptions options;
    options.variations = false;
    options.trees = kTrees;
    options.tree_share = 0.33;
    options.seed = base::mix_seed(cell, i);
    studies[i] = insight::study_generated({kTracks, options.seed, truth}, options);
  });
  Tallies tallies;
  for (const insight::VideoEffectStudy& study : studies) {
    for (std::size_t m = 0; m < kMethods.size(); ++m) {
      if (const EffectMethod* method = study.method(kMethods[m])) {
        tallies[m].add(*method, truth.effect);
      }
    }
  }
  return tallies;
}

// The cell as the table shows it; says on stderr what is not as it must be, and counts it.
std::string judge(const Tally& tally, Must must, std::size_t catalogues, const std::string& name,
                  int& faults) {
  const double covered = tally.covered / tally.runs;
  const double warned = tally.warned / tally.runs;
  bool is_right = tally.runs == static_cast<double>(catalogues);
  if (must == Must::kCover) is_right &= covered >= kLeastCover && covered <= kMostCover;
  if (must == Must::kMiss) is_right &= covered <= kMostMissCover && warned >= kLeastWarned;
  if (!is_right) {
    ++faults;
    fmt::print(stderr, "{}: covers {:.2f} %, warns {:.2f} %\n", name, 100 * covered, 100 * warned);
  }
  const char* words = must == Must::kCover ? "covers" : must == Must::kMiss ? "**misses**" : "-";
  return fmt::format(" {} {:.1f} % · {:+.1f} % · warns {:.1f} % |", words, 100 * covered,
                     100 * std::expm1(tally.logs / tally.runs), 100 * warned);
}

int print_table(std::size_t table, std::size_t catalogues, int threads) {
  const double effect = kEffects[table];
  fmt::print("\nTrue effect {:+.0f} %:\n\n| estimator |", 100 * effect);
  std::vector<Tallies> cells;
  std::vector<catalogue::VideoTruth> truths;
  for (const Confounding& confounding : kConfoundings) {
    fmt::print(" {} |", confounding.name);
    std::fflush(stdout);
    truths.push_back({effect, confounding.fame, confounding.engagement});
    const std::uint64_t cell = 1 + table * kConfoundings.size() + cells.size();
    cells.push_back(run_cell(truths.back(), cell, catalogues, threads));
  }
  fmt::print("\n| --- | --- | --- | --- |\n");
  int faults = 0;
  for (std::size_t m = 0; m < kMethods.size(); ++m) {
    fmt::print("| `{}` |", kMethods[m]);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string name =
          fmt::format("{} at {:+.0f} %, {}", kMethods[m], 100 * effect, kConfoundings[c].name);
      fmt::print(
          "{}", judge(cells[c][m], what_it_must(kMethods[m], truths[c]), catalogues, name, faults));
    }
    fmt::print("\n");
  }
  return faults;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t catalogues = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 400;
  const int threads = count > 2 ? std::atoi(arguments[2]) : base::default_threads();
  if (catalogues == 0 || threads < 1) {
    fmt::print(stderr, "usage: video_effect_simulation [CATALOGUES] [THREADS]\n");
    return 2;
  }
  fmt::print("{} catalogues a cell, {} tracks each.\n", catalogues, kTracks);
  int faults = 0;
  for (std::size_t table = 0; table < kEffects.size(); ++table) {
    faults += print_table(table, catalogues, threads);
  }
  return faults == 0 ? 0 : 1;
}
