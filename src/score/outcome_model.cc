#include "score/outcome_model.h"

#include <algorithm>

#include "base/error.h"
#include "evaluate/error_scale.h"

namespace crossfade::score {
namespace {

void write_learners(const Learners& learners, base::ByteWriter& out) {
  out.put<std::uint64_t>(learners.models.size());
  for (const learn::TreeEnsemble& model : learners.models) model.write(out);
}

Learners read_learners(base::ByteReader& in) {
  Learners learners;
  const auto count = in.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) {
    learners.models.push_back(learn::TreeEnsemble::read(in));
  }
  return learners;
}

void write_folds(const std::vector<evaluate::FoldFigure>& folds, base::ByteWriter& out) {
  out.put<std::uint64_t>(folds.size());
  for (const evaluate::FoldFigure& fold : folds) {
    out.put(fold.rows);
    out.put(fold.score);
  }
}

std::vector<evaluate::FoldFigure> read_folds(base::ByteReader& in) {
  std::vector<evaluate::FoldFigure> folds;
  const auto count = in.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto rows = in.get<std::uint64_t>();
    folds.push_back({rows, in.get<double>()});
  }
  return folds;
}

bool reads_columns(const Learners& learners, std::size_t columns) {
  for (const learn::TreeEnsemble& model : learners.models) {
    if (model.column_count() != columns) return false;
  }
  return true;
}

// `combine` over each row's answers.
template <typename Combine>
std::vector<double> combined(const LearnerAnswers& answers, const Combine& combine) {
  std::vector<double> result(answers.front().size());
  std::vector<double> row(answers.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    for (std::size_t l = 0; l < answers.size(); ++l) row[l] = answers[l][i];
    result[i] = combine(row);
  }
  return result;
}

void write_trial(const HitTrial& trial, base::ByteWriter& out) {
  out.put_vector<double>(trial.probability);
  out.put_vector<double>(trial.is_hit);
  out.put_vector<std::uint32_t>(trial.artist);
}

HitTrial read_trial(base::ByteReader& in) {
  HitTrial trial;
  trial.probability = in.get_vector<double>();
  trial.is_hit = in.get_vector<double>();
  trial.artist = in.get_vector<std::uint32_t>();
  return trial;
}

bool is_sound(const HitTrial& trial) {
  const auto is_share = [](double value) { return value >= 0 && value <= 1; };
  return trial.probability.size() == trial.is_hit.size() &&
         trial.probability.size() == trial.artist.size() &&
         std::ranges::all_of(trial.probability, is_share) &&
         std::ranges::all_of(trial.is_hit, is_share);
}

// False where the record is damaged.
bool read_bare_hits(base::ByteReader& in, const Learners& hit_learners, BareReading& reading) {
  reading.hit_odds = learn::Calibration::read(in);
  reading.hit_trial = read_trial(in);
  return reading.hit_odds.weights().size() == hit_learners.models.size() + 1 &&
         is_sound(reading.hit_trial);
}

// Less what tells of hits, which comes last.
void write_sound_model(const SoundModel& model, base::ByteWriter& out) {
  write_learners(model.learners, out);
  model.stack.write(out);
  write_learners(model.hit_learners, out);
  out.put(model.reading.band.low);
  out.put(model.reading.band.high);
  model.range.value().write(out);
}

SoundModel read_sound_model(base::ByteReader& in, const features::FeatureRecipe& recipe) {
  SoundModel model;
  model.recipe = sound_columns(recipe).recipe;
  model.learners = read_learners(in);
  model.stack = learn::Stack::read(in);
  model.hit_learners = read_learners(in);
  model.reading.band.low = in.get<double>();
  model.reading.band.high = in.get<double>();
  model.range = TrainingRange::read(in, families_of(model.recipe));
  return model;
}

bool is_sound(const SoundModel& model) {
  return !model.learners.models.empty() &&
         model.stack.weights().size() == model.learners.models.size() &&
         reads_columns(model.learners, model.recipe.size()) &&
         reads_columns(model.hit_learners, model.recipe.size()) &&
         model.reading.band.low <= model.reading.band.high;
}

}  // namespace

std::vector<double> stacked(const learn::Stack& stack, const LearnerAnswers& answers) {
  return combined(answers, [&](const std::vector<double>& row) { return stack.predict(row); });
}

LearnerAnswers hit_scores(const LearnerAnswers& hit_answers, const std::vector<double>& expected) {
  LearnerAnswers scores = hit_answers;
  scores.push_back(expected);
  return scores;
}

std::vector<double> calibrated(const learn::Calibration& calibration,
                               const LearnerAnswers& scores) {
  return combined(scores,
                  [&](const std::vector<double>& row) { return calibration.probability(row); });
}

std::vector<features::Family> families_of(const features::FeatureRecipe& recipe) {
  std::vector<features::Family> families;
  for (const std::size_t feature : recipe.features) {
    families.push_back(features::feature_table()[feature].family);
  }
  return families;
}

namespace {

// What answers, and how it is read.
struct Voice {
  const Learners& learners;
  const learn::Stack& stack;
  const Learners& hit_learners;
  const learn::Calibration& hit_odds;
};

Voice voice_of(const OutcomeModel& model, SoundKnown sound) {
  if (sound == SoundKnown::kAlone) {
    const SoundModel& alone = model.alone.value();
    return {alone.learners, alone.stack, alone.hit_learners, alone.reading.hit_odds};
  }
  const bool is_bare = sound == SoundKnown::kBare;
  return {model.learners, model.stack, model.hit_learners,
          is_bare ? model.bare.value().hit_odds : model.hit_odds};
}

void add_scaled_band(const OutcomeModel& model, const learn::FeatureMatrix& matrix, int threads,
                     OutcomeAnswers& answers) {
  std::vector<double> size(matrix.rows());
  model.error_size.predict(matrix, size, threads);
  for (std::size_t i = 0; i < size.size(); ++i) {
    const double scale = evaluate::scale_of(size[i], model.least_scale);
    answers.low.push_back(answers.expected[i] + scale * model.band.low);
    answers.high.push_back(answers.expected[i] + scale * model.band.high);
  }
}

}  // namespace

const BareReading& reading_of(const OutcomeModel& model, SoundKnown sound) {
  return sound == SoundKnown::kAlone ? model.alone.value().reading : model.bare.value();
}

OutcomeAnswers answer(const OutcomeModel& model, const learn::FeatureMatrix& matrix, int threads,
                      SoundKnown sound) {
  OutcomeAnswers answers;
  if (matrix.rows() == 0) return answers;
  const Voice voice = voice_of(model, sound);
  answers.expected = stacked(voice.stack, ask(voice.learners, matrix, threads));
  if (sound == SoundKnown::kAsTraining) {
    add_scaled_band(model, matrix, threads, answers);
  } else {
    const evaluate::ResidualBand& band = reading_of(model, sound).band;
    for (const double expected : answers.expected) {
      answers.low.push_back(expected + band.low);
      answers.high.push_back(expected + band.high);
    }
  }
  if (!voice.hit_learners.models.empty()) {
    const LearnerAnswers hits = ask(voice.hit_learners, matrix, threads);
    answers.hit_probability = calibrated(voice.hit_odds, hit_scores(hits, answers.expected));
  }
  return answers;
}

void write_outcome_model(const OutcomeModel& model, base::ByteWriter& out) {
  out.put(model.seed);
  out.put_string(model.data_digest);
  write_folds(model.fold_figures, out);
  write_folds(model.hit_fold_figures, out);
  model.features.write(out);
  write_learners(model.learners, out);
  model.stack.write(out);
  model.error_size.write(out);
  out.put(model.least_scale);
  out.put(model.band.low);
  out.put(model.band.high);
  out.put(model.hit_threshold);
  model.range.value().write(out);
  out.put<std::uint8_t>(model.bare ? 1 : 0);
  if (model.bare) {
    out.put(model.bare->band.low);
    out.put(model.bare->band.high);
  }
  out.put<std::uint8_t>(model.alone ? 1 : 0);
  if (model.alone) write_sound_model(*model.alone, out);
  write_learners(model.hit_learners, out);
  if (model.hit_learners.models.empty()) return;
  model.hit_odds.write(out);
  write_trial(model.hit_trial, out);
  if (!model.bare) return;
  model.bare->hit_odds.write(out);
  write_trial(model.bare->hit_trial, out);
  if (!model.alone) return;
  model.alone->reading.hit_odds.write(out);
  write_trial(model.alone->reading.hit_trial, out);
}

OutcomeModel read_outcome_model(base::ByteReader& in, features::OtherArtists::Shared& shared) {
  OutcomeModel model;
  model.seed = in.get<std::uint64_t>();
  model.data_digest = in.get_string();
  model.fold_figures = read_folds(in);
  model.hit_fold_figures = read_folds(in);
  model.features = features::FittedFeatures::read(in, shared);
  model.outcome = model.features.outcome();
  model.scenario = model.features.scenario();
  model.recipe = features::make_recipe(model.outcome, model.scenario);
  model.learners = read_learners(in);
  model.stack = learn::Stack::read(in);
  model.error_size = learn::TreeEnsemble::read(in);
  model.least_scale = in.get<double>();
  model.band.low = in.get<double>();
  model.band.high = in.get<double>();
  model.hit_threshold = in.get<double>();
  model.range = TrainingRange::read(in, families_of(model.recipe));
  bool sound = model.stack.weights().size() == model.learners.models.size() &&
               !model.learners.models.empty() && model.least_scale > 0 &&
               model.band.low <= model.band.high &&
               reads_columns(model.learners, model.recipe.size()) &&
               model.error_size.column_count() == model.recipe.size();
  if (in.get<std::uint8_t>() != 0) {
    BareReading& bare = model.bare.emplace();
    bare.band.low = in.get<double>();
    bare.band.high = in.get<double>();
    sound = sound && bare.band.low <= bare.band.high;
  }
  if (in.get<std::uint8_t>() != 0) {
    model.alone = read_sound_model(in, model.recipe);
    sound = sound && model.bare && is_sound(*model.alone);
  }
  model.hit_learners = read_learners(in);
  if (!model.hit_learners.models.empty()) {
    model.hit_odds = learn::Calibration::read(in);
    sound = sound && reads_columns(model.hit_learners, model.recipe.size()) &&
            model.hit_odds.weights().size() == model.hit_learners.models.size() + 1;
    model.hit_trial = read_trial(in);
    sound = sound && is_sound(model.hit_trial);
    if (model.bare) sound = read_bare_hits(in, model.hit_learners, *model.bare) && sound;
    if (model.alone) {
      sound = read_bare_hits(in, model.alone->hit_learners, model.alone->reading) && sound;
    }
  }
  sound = sound && model.bare.has_value() == knows_bare_sound(model.outcome, model.scenario) &&
          model.alone.has_value() == knows_sound_alone(model.outcome, model.scenario);
  if (!sound) {
    throw base::Error(base::ErrorKind::kInputRefused, "the model file is damaged",
                      {in.file(), 0, 0}, "train the models again");
  }
  return model;
}

std::string_view target_name(features::Target target) {
  using features::Target;
  switch (target) {
    case Target::kLogStreams:
      return "log_streams";
    case Target::kHit:
      return "hit";
    case Target::kLogViews:
      return "log_views";
  }
  return {};
}

std::string_view scenario_name(features::Scenario scenario) {
  constexpr std::string_view kNames = "abcd";
  return kNames.substr(static_cast<std::size_t>(scenario), 1);
}

}  // namespace crossfade::score
