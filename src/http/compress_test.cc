#include "http/compress.h"

#include <doctest/doctest.h>
#include <zlib.h>

namespace crossfade::http {
namespace {

std::string unpacked(const std::string& packed, std::size_t room) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string bytes(room, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(room);
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

TEST_CASE("what is packed comes out again, the same bytes each time") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "track " + std::to_string(i * i % 97) + "\n";
  const std::string packed = gzip(text);
  CHECK(packed.size() < text.size() / 4);
  CHECK(unpacked(packed, text.size() + 1) == text);
  CHECK(gzip(text) == packed);
  CHECK(unpacked(gzip(""), 1).empty());
  CHECK(gzip(text, 9).size() <= gzip(text, 1).size());
}

TEST_CASE("gzip is accepted where it is named with a weight above zero") {
  for (const char* const header : {"gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.001", "*",
                                   "x-gzip", "br , gzip ; q=0.5"}) {
    CAPTURE(header);
    CHECK(accepts_encoding(header, "gzip"));
  }
  for (const char* const header :
       {"", "br", "gzip;q=0", "gzip; q=0.000, *", "*;q=0", "identity", "gzipped"}) {
    CAPTURE(header);
    CHECK_FALSE(accepts_encoding(header, "gzip"));
  }
}

}  // namespace
}  // namespace crossfade::http
