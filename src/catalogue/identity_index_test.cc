#include "catalogue/identity_index.h"

#include <doctest/doctest.h>

#include <vector>

#include "base/error.h"

namespace crossfade::catalogue {
namespace {

TEST_CASE("a thing keeps the id of the key under which it was first seen") {
  IdentityIndex index;
  CHECK(index.resolve(Thing::kTrack, 0, 10).id == 10);
  CHECK(index.resolve(Thing::kTrack, 77, 10).id == 10);  // a strong key comes later
  CHECK(index.resolve(Thing::kTrack, 77, 0).id == 10);
  CHECK(index.resolve(Thing::kTrack, 77, 11).id == 10);  // under another name
  CHECK(index.resolve(Thing::kTrack, 0, 11).id == 10);
}

TEST_CASE("a natural key whose thing has another strong key does not name the row") {
  IdentityIndex index;
  CHECK(index.resolve(Thing::kVideo, 70, 10).id == 70);
  const auto other = index.resolve(Thing::kVideo, 71, 10);
  CHECK(other.id == 71);
  CHECK_FALSE(other.is_clash);
  CHECK_FALSE(index.resolve(Thing::kVideo, 71, 10).is_clash);
  CHECK(index.resolve(Thing::kVideo, 0, 10).id == 70);
}

TEST_CASE("two things that a row shows to be one clash, and the strong key wins") {
  IdentityIndex index;
  index.resolve(Thing::kRecording, 0, 10);
  index.resolve(Thing::kRecording, 0, 11);
  CHECK(index.resolve(Thing::kRecording, 70, 10).id == 10);
  const auto clash = index.resolve(Thing::kRecording, 70, 11);
  CHECK(clash.id == 10);
  CHECK(clash.is_clash);
  CHECK(index.resolve(Thing::kRecording, 0, 11).id == 11);
}

TEST_CASE("keys of different kinds of thing do not meet") {
  IdentityIndex index;
  index.resolve(Thing::kTrack, 70, 10);
  CHECK(index.resolve(Thing::kRecording, 0, 10).id == 10);
  CHECK(index.resolve(Thing::kRecording, 70, 0).id == 70);
}

TEST_CASE("no key is no thing") {
  IdentityIndex index;
  CHECK(index.resolve(Thing::kVideo, 0, 0).id == 0);
  CHECK(index.entries().empty());
}

TEST_CASE(
    "an index made of another's entries answers as that one does and lists only what is new") {
  IdentityIndex first;
  first.resolve(Thing::kArtist, 0, 5);
  first.resolve(Thing::kTrack, 0, 10);
  first.resolve(Thing::kTrack, 77, 10);
  first.resolve(Thing::kTrack, 78, 12);
  CHECK(first.entries() == first.new_entries());

  IdentityIndex second(first.entries());
  CHECK(second.new_entries().empty());
  CHECK(second.resolve(Thing::kTrack, 77, 0).id == 10);
  CHECK(second.resolve(Thing::kTrack, 90, 10).id == 90);  // 10 has a strong key already
  CHECK(second.resolve(Thing::kTrack, 91, 12).id == 91);  // and so has 78
  CHECK(second.resolve(Thing::kVideo, 0, 3).id == 3);
  CHECK(second.new_entries() == std::vector<IdentityEntry>{{KeyKind::kTrackUri, 90, 90},
                                                           {KeyKind::kTrackUri, 91, 91},
                                                           {KeyKind::kVideoTitle, 3, 3}});
  CHECK(second.entries().size() == first.entries().size() + 3);
  CHECK(IdentityIndex(second.entries()).entries() == second.entries());
}

TEST_CASE("entries that no index wrote are refused") {
  for (const IdentityEntry& entry :
       {IdentityEntry{static_cast<KeyKind>(0), 1, 1}, IdentityEntry{static_cast<KeyKind>(8), 1, 1},
        IdentityEntry{KeyKind::kTrackUri, 0, 1}, IdentityEntry{KeyKind::kTrackUri, 1, 0},
        IdentityEntry{KeyKind::kTrackUri, 1, UINT64_MAX}}) {
    CHECK_THROWS_AS(IdentityIndex({&entry, 1}), base::Error);
  }
}

}  // namespace
}  // namespace crossfade::catalogue
