#include "audio/descriptors.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/test_folder.h"

namespace crossfade::audio {
namespace {

TEST_CASE("the documentation has a line for every descriptor, as the table has it") {
  const std::string folder = base::test_folder("CROSSFADE_DOCS");
  if (folder.empty()) return;
  std::ifstream file(folder + "audio.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  for (const Descriptor& line : descriptor_table()) {
    const std::string row = "| `" + std::string(line.name) + "` | " + std::string(line.unit) +
                            " | " + std::string(class_name(line.kind)) + " | " +
                            std::string(line.meaning.english) + " |\n";
    INFO(row);
    CHECK(text.find(row) != std::string::npos);
  }
}

TEST_CASE("descriptors have names and places of their own") {
  std::set<std::string_view> names;
  AudioDescriptors descriptors;
  double next = 1;
  for (const Descriptor& line : descriptor_table()) {
    CHECK(names.insert(line.name).second);
    CHECK(descriptors.*line.value != descriptors.*line.value);  // still missing: no one wrote there
    descriptors.*line.value = next++;
  }
  CHECK(sizeof(AudioDescriptors) == names.size() * sizeof(double));
}

TEST_CASE("levels and warnings have words") {
  CHECK(level_name(0) == "low");
  CHECK(level_name(1) == "medium");
  CHECK(level_name(2) == "high");
  CHECK(level_name(kMissing).empty());
  CHECK(warning_name(Warning::kCut) == "cut");
  CHECK(warning_name(Warning::kLooksLikeMix) == "looks_like_mix");
}

}  // namespace
}  // namespace crossfade::audio
