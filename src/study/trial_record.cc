#include "study/trial_record.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "base/error.h"
#include "study/keep_run.h"
#include "table/csv_writer.h"

namespace crossfade::study {
namespace {

using registry::RunRecord;

constexpr double kKept = 1000;
constexpr int kResamples = 400;

[[noreturn]] void refuse_answers() {
  throw base::Error(base::ErrorKind::kInputRefused, "the answers of a trial are damaged", {},
                    "sweep into another store");
}

// The next number of the text, which goes on behind the sign that ends it.
double take_number(std::string_view& text, char end) {
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const auto length = static_cast<std::size_t>(stop - text.data());
  if (error != std::errc() || length >= text.size() || text[length] != end) refuse_answers();
  text.remove_prefix(length + 1);
  return value;
}

bool is_same(std::vector<registry::RunEntry> a, std::vector<registry::RunEntry> b) {
  std::ranges::sort(a, {}, &registry::RunEntry::key);
  std::ranges::sort(b, {}, &registry::RunEntry::key);
  return std::ranges::equal(a, b, [](const auto& left, const auto& right) {
    return left.key == right.key && left.value == right.value;
  });
}

}  // namespace

void round_answers(score::TrialAnswers& answers) {
  for (std::vector<double>& repeat : answers) {
    for (double& value : repeat) value = std::round(value * kKept) / kKept;
  }
}

std::string answers_csv(const score::TrialAnswers& answers) {
  table::CsvWriter csv;
  for (std::size_t r = 0; r < answers.size(); ++r) csv.cell("answer " + std::to_string(r + 1));
  csv.end_row();
  for (std::size_t i = 0; i < answers.front().size(); ++i) {
    for (const std::vector<double>& repeat : answers) csv.number(repeat[i]);
    csv.end_row();
  }
  return csv.text();
}

score::TrialAnswers parse_answers(const std::string& csv, std::size_t repeats, std::size_t rows) {
  score::TrialAnswers answers(repeats);
  std::string_view text = csv;
  text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t r = 0; r < repeats; ++r) {
      answers[r].push_back(take_number(text, r + 1 == repeats ? '\n' : ','));
    }
  }
  if (!text.empty()) refuse_answers();
  return answers;
}

std::vector<registry::RunEntry> trial_params(const SweepSetting& setting, int folds, int repeats) {
  std::vector<registry::RunEntry> params = params_of(setting);
  params.push_back({"folds", std::to_string(folds)});
  params.push_back({"repeats", std::to_string(repeats)});
  return params;
}

void add_outcome(const score::TrialRows& rows, const score::TrialAnswers& answers, int threads,
                 RunRecord& run) {
  const std::string key = rows.target == features::Target::kHit ? "auc" : "r2";
  run.metrics.push_back(metric_of(
      key, score::trial_score(rows, answers,
                              {.resamples = kResamples, .seed = run.seed, .threads = threads})));
  const std::vector<double> folds = score::trial_fold_scores(rows, answers);
  for (std::size_t i = 0; i < folds.size(); ++i) {
    run.metrics.push_back({.key = key + "/fold", .step = static_cast<int>(i), .value = folds[i]});
  }
  const std::set<std::uint32_t> artists(rows.artist.begin(), rows.artist.end());
  run.data.rows = rows.artist.size();
  run.tags.push_back({"artists", std::to_string(artists.size())});
  run.tags.push_back({"folds_digest", rows.folds_digest});
  run.files.push_back({"answers.csv", answers_csv(answers)});
}

const RunRecord* find_trial(const std::vector<RunRecord>& runs, const RunRecord& wanted) {
  for (const RunRecord& run : runs) {
    if (run.kind == wanted.kind && run.status == registry::RunStatus::kFinished &&
        run.seed == wanted.seed && run.code_version == wanted.code_version &&
        run.data.digest == wanted.data.digest && run.data.snapshot == wanted.data.snapshot &&
        is_same(run.params, wanted.params)) {
      return &run;
    }
  }
  return nullptr;
}

}  // namespace crossfade::study
