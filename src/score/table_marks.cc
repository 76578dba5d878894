#include "score/table_marks.h"

#include <algorithm>

#include "base/hash.h"
#include "features/feature_table.h"

namespace crossfade::score {
namespace {

constexpr std::size_t kNamesTold = 5;

const FeatureMark* find(const std::vector<FeatureMark>& marks, const std::string& name) {
  const auto found = std::ranges::find(marks, name, &FeatureMark::name);
  return found == marks.end() ? nullptr : &*found;
}

// ", and it lacks tempo, key": a kind of difference, where there is one.
void tell(const std::string& kind, const std::vector<std::string>& names, std::string& text) {
  if (names.empty()) return;
  text += (text.empty() ? "" : "; ") + kind + " ";
  for (std::size_t i = 0; i < std::min(names.size(), kNamesTold); ++i) {
    text += (i == 0 ? "" : ", ") + names[i];
  }
  if (names.size() > kNamesTold) {
    text += " and " + std::to_string(names.size() - kNamesTold) + " more";
  }
}

}  // namespace

std::vector<FeatureMark> table_marks() {
  std::vector<FeatureMark> marks;
  for (const features::Feature& feature : features::feature_table()) {
    const std::string definition = std::string(feature.unit).append("\t").append(feature.formula);
    marks.push_back({std::string(feature.name), base::hash64(definition)});
  }
  return marks;
}

std::string table_difference(const std::vector<FeatureMark>& theirs) {
  const std::vector<FeatureMark> ours = table_marks();
  std::vector<std::string> added;
  std::vector<std::string> changed;
  std::vector<std::string> removed;
  for (const FeatureMark& mark : ours) {
    const FeatureMark* other = find(theirs, mark.name);
    if (other == nullptr) {
      added.push_back(mark.name);
    } else if (other->definition != mark.definition) {
      changed.push_back(mark.name);
    }
  }
  for (const FeatureMark& mark : theirs) {
    if (find(ours, mark.name) == nullptr) removed.push_back(mark.name);
  }
  std::string text;
  tell("it lacks", added, text);
  tell("this program no longer makes", removed, text);
  tell("this program makes otherwise", changed, text);
  if (text.empty() &&
      !std::ranges::equal(ours, theirs, {}, &FeatureMark::name, &FeatureMark::name)) {
    text = "the same features stand in another order";
  }
  return text;
}

void write_table_marks(base::ByteWriter& out) {
  const std::vector<FeatureMark> marks = table_marks();
  out.put<std::uint64_t>(marks.size());
  for (const FeatureMark& mark : marks) {
    out.put_string(mark.name);
    out.put(mark.definition);
  }
}

std::vector<FeatureMark> read_table_marks(base::ByteReader& in) {
  std::vector<FeatureMark> marks;
  const auto count = in.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) {
    std::string name = in.get_string();
    marks.push_back({std::move(name), in.get<std::uint64_t>()});
  }
  return marks;
}

}  // namespace crossfade::score
