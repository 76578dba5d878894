#include "study/sweep_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "advise/plan_section.h"
#include "base/error.h"
#include "base/file.h"
#include "base/random.h"
#include "table/toml.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace crossfade::study {
namespace {

using table::TomlMember;
using table::TomlTable;
using table::TomlValue;

constexpr std::size_t kMostSettings = 10'000;
constexpr advise::WholeRange kFolds{2, 50};
constexpr advise::WholeRange kRepeats{1, 20};
constexpr advise::WholeRange kTrials{1, static_cast<int>(kMostSettings)};

[[noreturn]] void refuse(const std::string& file, std::size_t line, std::size_t column,
                         const std::string& sentence, const std::string& remedy = "") {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {file, line, column}, remedy);
}

// The choices that a key leaves open: each sets one value. With a range, any number in it.
struct Axis {
  std::vector<std::function<void(SweepSetting&)>> choices;
  const LearnerKey* key = nullptr;  // of a range
  double low = 0;
  double high = 0;
  bool is_log = false;
};

// What [[settings]] of a file are read with.
struct Reader {
  const std::string& file;
  bool is_random;

  // A text that `set` takes, or a list of such.
  Axis names(const TomlMember& member, bool (*set)(SweepSetting&, std::string_view),
             const char* known) const {
    Axis axis;
    for (const TomlValue* value : each(member)) {
      const auto* name = std::get_if<std::string>(&value->value);
      SweepSetting trial;
      if (name == nullptr || !set(trial, *name)) {
        refuse(file, value->line, value->column,
               fmt::format("`{}` {}", member.name,
                           name == nullptr
                               ? fmt::format("must be a text, and is {}", table::toml_kind(*value))
                               : fmt::format("is not known: \"{}\"", text::cut_width(*name, 40))),
               std::string("there are ") + known);
      }
      axis.choices.push_back([set, text = *name](SweepSetting& setting) { set(setting, text); });
    }
    return axis;
  }

  Axis numbers(const TomlMember& member, const LearnerKey& key) const {
    if (const auto* range = std::get_if<TomlTable>(&member.value.value)) {
      return range_of(member, *range, key);
    }
    Axis axis;
    for (const TomlValue* value : each(member)) {
      const double number = checked(member.name, *value, key);
      axis.choices.push_back(
          [&key, number](SweepSetting& setting) { key.write(setting.learner, number); });
    }
    return axis;
  }

 private:
  std::vector<const TomlValue*> each(const TomlMember& member) const {
    const auto* list = std::get_if<TomlValue::Array>(&member.value.value);
    if (list == nullptr) return {&member.value};
    std::vector<const TomlValue*> values;
    for (const TomlValue& value : *list) values.push_back(&value);
    if (values.empty()) {
      refuse(file, member.line, member.column, fmt::format("`{}` is an empty list", member.name));
    }
    return values;
  }

  double checked(const std::string& name, const TomlValue& value, const LearnerKey& key) const {
    double number = std::nan("");
    if (const auto* whole = std::get_if<std::int64_t>(&value.value)) {
      number = static_cast<double>(*whole);
    } else if (const auto* decimal = std::get_if<double>(&value.value); decimal && !key.is_whole) {
      number = *decimal;
    }
    const bool is_low = key.above_low ? number <= key.low : number < key.low;
    if (std::isnan(number) || is_low || number > key.high) {
      refuse(file, value.line, value.column,
             fmt::format("`{}` must be a {}number {} {} and at most {}", name,
                         key.is_whole ? "whole " : "", key.above_low ? "above" : "of at least",
                         key.low, key.high));
    }
    return number;
  }

  Axis range_of(const TomlMember& member, const TomlTable& range, const LearnerKey& key) const {
    if (!is_random) {
      refuse(file, member.line, member.column,
             fmt::format("`{}` is a range, from which nothing can be tried in turn", member.name),
             "write a list, or method = \"random\"");
    }
    Axis axis;
    axis.key = &key;
    bool has_low = false;
    bool has_high = false;
    for (const TomlMember& end : range.members) {
      if (end.name == "low") {
        axis.low = checked(member.name + ".low", end.value, key);
        has_low = true;
      } else if (end.name == "high") {
        axis.high = checked(member.name + ".high", end.value, key);
        has_high = true;
      } else if (const auto* flag = std::get_if<bool>(&end.value.value);
                 end.name == "log" && flag != nullptr) {
        axis.is_log = *flag;
      } else {
        refuse(file, end.line, end.column,
               fmt::format("`{}.{}` is not known here", member.name, end.name),
               "a range is {low = 0.01, high = 0.1, log = true}");
      }
    }
    if (!has_low || !has_high || axis.low > axis.high || (axis.is_log && axis.low <= 0)) {
      refuse(file, member.line, member.column, fmt::format("`{}` is no range", member.name),
             "a range is {low = 0.01, high = 0.1, log = true}, low above 0 where log is true");
    }
    return axis;
  }
};

constexpr std::string_view kNameKeys[] = {"target", "scenario", "missing", "learner"};

[[noreturn]] void refuse_key(const Reader& reader, const TomlMember& member, const char* sentence) {
  std::vector<std::string_view> known(std::begin(kNameKeys), std::end(kNameKeys));
  for (const LearnerKey& key : learner_keys()) known.push_back(key.name);
  const std::string_view meant = text::nearest_word(member.name, known);
  refuse(reader.file, member.line, member.column,
         fmt::format("`{}` {}", text::cut_width(member.name, 60), sentence),
         meant.empty() || meant == member.name ? fmt::format("there are {}", fmt::join(known, ", "))
                                               : fmt::format("did you mean `{}`?", meant));
}

// One [[settings]]: a learner with the axes along which it is set.
struct Section {
  SweepSetting base;
  std::vector<Axis> axes;
};

Section read_section(const Reader& reader, const TomlTable& table) {
  Section section;
  // The learner first: it decides which numbers there are.
  for (const TomlMember& member : table.members) {
    if (member.name != "learner") continue;
    const auto* name = std::get_if<std::string>(&member.value.value);
    if (name == nullptr || !set_learner(section.base, *name)) {
      refuse(reader.file, member.line, member.column, "`learner` is not known",
             "there are boosting and extra_trees; write a section for each");
    }
  }
  for (const TomlMember& member : table.members) {
    if (member.name == "learner") continue;
    if (member.name == "target") {
      section.axes.push_back(reader.names(member, set_target, "log_streams, hit and log_views"));
    } else if (member.name == "scenario") {
      section.axes.push_back(reader.names(member, set_scenario, "a, b, c and d"));
    } else if (member.name == "missing") {
      section.axes.push_back(reader.names(member, set_missing, "keep, median, zero and refuse"));
    } else {
      const auto keys = learner_keys();
      const auto key = std::ranges::find(keys, member.name, &LearnerKey::name);
      if (key == keys.end()) refuse_key(reader, member, "is not known here");
      if (!key->is_of(section.base.learner.kind)) {
        refuse_key(reader, member, "is nothing that this learner has");
      }
      section.axes.push_back(reader.numbers(member, *key));
    }
  }
  return section;
}

// Every combination, the last key of the file changing fastest.
void add_grid(const Section& section, std::size_t axis, const SweepSetting& so_far,
              std::vector<SweepSetting>& settings) {
  if (settings.size() > kMostSettings) return;
  if (axis == section.axes.size()) {
    settings.push_back(so_far);
    return;
  }
  for (const auto& choose : section.axes[axis].choices) {
    SweepSetting next = so_far;
    choose(next);
    add_grid(section, axis + 1, next, settings);
  }
}

SweepSetting draw(const Section& section, base::Random& random) {
  SweepSetting setting = section.base;
  for (const Axis& axis : section.axes) {
    if (axis.key == nullptr) {
      axis.choices[random.below(static_cast<std::uint32_t>(axis.choices.size()))](setting);
      continue;
    }
    const double at = random.uniform();
    // Whole numbers up to `high` have the same chance each.
    const double high = axis.key->is_whole ? axis.high + 1 : axis.high;
    double value =
        axis.is_log ? axis.low * std::pow(high / axis.low, at) : axis.low + at * (high - axis.low);
    if (axis.key->is_whole) {
      value = std::min(std::floor(value), axis.high);
    } else {
      // Four digits are enough to tell settings apart, and can be read.
      const double unit = std::pow(10.0, std::floor(std::log10(value)) - 3);
      value = std::clamp(std::round(value / unit) * unit, axis.low, axis.high);
    }
    axis.key->write(setting.learner, value);
  }
  return setting;
}

std::string words_of(const SweepSetting& setting) {
  std::string words;
  for (const registry::RunEntry& entry : params_of(setting)) {
    words += entry.key + '=' + entry.value + ' ';
  }
  return words;
}

void set_settings(const std::vector<Section>& sections, int trials, SweepPlan& plan) {
  std::set<std::string> seen;
  if (!plan.is_random) {
    for (const Section& section : sections) add_grid(section, 0, section.base, plan.settings);
    std::erase_if(plan.settings,
                  [&](const SweepSetting& each) { return !seen.insert(words_of(each)).second; });
    return;
  }
  base::Random random(plan.seed);
  // Draws that are there already are drawn anew; a small space may hold no more.
  for (int draws = 0;
       draws < 20 * trials && plan.settings.size() < static_cast<std::size_t>(trials); ++draws) {
    const std::size_t next = static_cast<std::size_t>(draws) % sections.size();
    const SweepSetting setting = draw(sections[next], random);
    if (seen.insert(words_of(setting)).second) plan.settings.push_back(setting);
  }
}

}  // namespace

SweepPlan parse_sweep(std::string_view text, const std::string& path) {
  const TomlTable root = table::parse_toml(text, path);
  advise::PlanSection file(root, "", 1, path);
  SweepPlan plan;
  plan.text = text;
  file.take_text("name", plan.name);
  std::string method = "grid";
  file.take_text("method", method);
  if (method != "grid" && method != "random") {
    file.refuse("method", "is neither \"grid\" nor \"random\"");
  }
  plan.is_random = method == "random";
  int trials = 20;
  const bool has_trials = file.take_whole("trials", kTrials, trials);
  if (has_trials && !plan.is_random) {
    file.refuse("trials", "says how many are drawn, and a grid draws none",
                "leave it out, or write method = \"random\"");
  }
  int seed = 7;
  if (file.take_whole("seed", {0, 2'000'000'000}, seed))
    plan.seed = static_cast<std::uint64_t>(seed);
  file.take_whole("folds", kFolds, plan.folds);
  file.take_whole("repeats", kRepeats, plan.repeats);
  file.take_sections("settings");
  file.refuse_others();
  std::vector<Section> sections;
  for (const TomlMember& member : root.members) {
    if (member.name != "settings") continue;
    for (const TomlValue& each : std::get<TomlValue::Array>(member.value.value)) {
      sections.push_back(read_section({path, plan.is_random}, std::get<TomlTable>(each.value)));
    }
  }
  if (sections.empty()) {
    refuse(path, 0, 0, "this sweep has no [[settings]]", "`crossfade sweep --example` prints one");
  }
  set_settings(sections, trials, plan);
  if (plan.settings.size() > kMostSettings) {
    refuse(path, 0, 0, "this sweep has more than 10,000 settings",
           "draw some: method = \"random\"");
  }
  return plan;
}

SweepPlan read_sweep(const std::string& path) {
  const base::MappedFile file(path);
  return parse_sweep(file.bytes(), path);
}

}  // namespace crossfade::study
