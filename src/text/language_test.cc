#include "text/language.h"

#include <doctest/doctest.h>

namespace crossfade::text {
namespace {

TEST_CASE("a bilingual text answers in the language asked for") {
  constexpr Bilingual kTracks{"tracks", "트랙"};
  CHECK(kTracks.in(Language::kEnglish) == "tracks");
  CHECK(kTracks.in(Language::kKorean) == "트랙");
}

}  // namespace
}  // namespace crossfade::text
