#include "study/save_models.h"

#include <filesystem>
#include <system_error>

#include "base/file.h"
#include "report/model_card_face.h"
#include "report/report.h"

namespace crossfade::study {
namespace {

// Beside every model file its card: as JSON, and as Markdown in both languages.
void write_cards(const score::Training& training, const catalogue::Import& import,
                 const catalogue::MissingReport& missing, const std::string& folder) {
  for (const score::OutcomeModel& model : training.model.models) {
    report::Report card = card_of(import, missing, training.model.seed);
    for (const score::JudgedModel& judged : training.judged) {
      const bool is_of_views =
          judged.card.target == score::target_name(features::Target::kLogViews);
      if (is_of_views == (model.outcome == features::Target::kLogViews) &&
          judged.card.scenario == score::scenario_name(model.scenario)) {
        card.models.push_back(judged.card);
      }
    }
    const std::string stem = folder + "/" + score::file_stem(model.outcome, model.scenario);
    base::write_file(stem + ".json", report::to_card_json(card));
    base::write_file(stem + ".md", report::to_card_markdown(card, text::Language::kEnglish));
    base::write_file(stem + ".ko.md", report::to_card_markdown(card, text::Language::kKorean));
  }
}

// What an earlier training left of models that cannot be fitted now. Once the others are saved: a
// training that fails takes nothing away.
void remove_other_models(const score::StudyModel& model, const std::string& folder) {
  for (const features::Target outcome :
       {features::Target::kLogStreams, features::Target::kLogViews}) {
    for (const features::Scenario scenario : features::kScenarios) {
      if (model.find(outcome, scenario) != nullptr) continue;
      for (const char* end : {".cfm", ".json", ".md", ".ko.md"}) {
        std::error_code absent;
        std::filesystem::remove(folder + "/" + score::file_stem(outcome, scenario) + end, absent);
      }
    }
  }
}

}  // namespace

std::string save_models(const score::Training& training, const catalogue::Import& import,
                        const catalogue::MissingReport& missing, const std::string& folder) {
  std::string version = score::save_study_model(training.model, folder);
  write_cards(training, import, missing, folder);
  remove_other_models(training.model, folder);
  return version;
}

report::Report card_of(const catalogue::Import& import, const catalogue::MissingReport& missing,
                       std::uint64_t seed) {
  report::Report card;
  card.files = import.files;
  card.as_of = import.as_of;
  card.missing = missing;
  card.seed = seed;
  return card;
}

}  // namespace crossfade::study
