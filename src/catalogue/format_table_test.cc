#include "catalogue/format_table.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"

namespace crossfade::catalogue {
namespace {

using Header = std::vector<std::string>;

// The message with which a header is refused; empty where it is not.
std::string refusal(const Header& header) {
  try {
    match_format(header, "x.csv");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    CHECK(error.place().file == "x.csv");
    CHECK(error.place().line == 1);
    return error.what();
  }
  return "";
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the public header is known in any order, case and spelling of its aliases") {
  const FormatMatch match = match_format(
      {"", "STREAMS", "Artist_Name", "track name", "Duration_ms", "Release Date"}, "x");
  CHECK(match.format->name == "spotify-and-youtube");
  CHECK(match.columns == std::vector<Column>{Column::kIgnored, Column::kStreams, Column::kArtist,
                                             Column::kTrack, Column::kDuration,
                                             Column::kReleaseDate});
  CHECK(match.unknown.empty());
}

TEST_CASE("headers that nothing uses are named, not refused") {
  const FormatMatch match = match_format({"Artist", "Track", "Views", "Mood", "Label"}, "x");
  CHECK(match.unknown == Header{"Mood", "Label"});
  CHECK(match.columns[3] == Column::kUnknown);
}

TEST_CASE("tracks before their release need no counts") {
  CHECK(match_format({"Artist", "Track", "Danceability"}, "x").format->name ==
        "tracks-without-counts");
}

TEST_CASE(
    "an unknown header set is refused with the headers seen and what the nearest format needs") {
  const std::string message = refusal({"Artist", "Colour", "Stream"});
  CHECK(holds(message, "Artist, Colour, Stream"));
  CHECK(holds(message, "spotify-and-youtube, needs Track"));
  const std::string many = refusal(Header(3, "") /* no names at all */);
  CHECK(holds(many, "(no name)"));
  Header wide;
  for (int i = 0; i < 30; ++i) wide.push_back("h" + std::to_string(i));
  CHECK(holds(refusal(wide), "h11 and 18 more"));
  CHECK(holds(refusal({"Artist", "Track"}), "needs one of Stream, Views"));
}

TEST_CASE("a weekly chart is refused: its streams are not all-time counts") {
  const std::string message =
      refusal({"Position", "Track Name", "Artist", "Streams", "URL", "date"});
  CHECK(holds(message, "'Position'"));
  CHECK(holds(message, "of a period"));
}

TEST_CASE("doubled headers are refused, with their name and columns") {
  const std::string message = refusal({"Artist", "Track", "Stream", "artist"});
  CHECK(holds(message, "'artist'"));
  CHECK(holds(message, "columns 1 and 4"));
  CHECK(holds(refusal({"Artist", "Track", "Stream", "Mood", "Mood"}), "columns 4 and 5"));
}

TEST_CASE("two columns of one meaning are refused") {
  CHECK(holds(refusal({"Artist", "Track", "Stream", "Streams"}),
              "columns 3 ('Stream') and 4 ('Streams') both mean Stream"));
}

TEST_CASE("columns without a name are left aside, however many") {
  CHECK(refusal({"", "Artist", "Track", "Stream", "", ""}).empty());
}

TEST_CASE("each header of the table is written as header_key writes it and stands there once") {
  for (const Format& format : formats()) {
    for (const HeaderName& header : format.headers) {
      CHECK(header_key(header.key) == header.key);
      int seen = 0;
      for (const HeaderName& other : format.headers) seen += other.key == header.key ? 1 : 0;
      CHECK(seen == 1);
      CHECK((header.column == Column::kIgnored || !column_name(header.column).empty()));
    }
    for (const std::string_view key : format.never) CHECK(header_key(key) == key);
  }
}

}  // namespace
}  // namespace crossfade::catalogue
