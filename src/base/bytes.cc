#include "base/bytes.h"

#include "base/error.h"

namespace crossfade::base {

std::string ByteReader::get_string() {
  const auto size = get<std::uint64_t>();
  check_count(size, 1);
  return std::string(take(size), size);
}

const char* ByteReader::take(std::size_t size) {
  check_count(size, 1);
  const char* data = bytes_.data() + position_;
  position_ += size;
  return data;
}

void ByteReader::skip_zeros(std::size_t size) {
  const std::string_view skipped(take(size), size);
  if (skipped.find_first_not_of('\0') == std::string_view::npos) return;
  throw Error(ErrorKind::kInputRefused, "the file is truncated or damaged", {file_, 0, 0},
              "write it again");
}

void ByteReader::check_count(std::uint64_t count, std::size_t size) const {
  if (count > (bytes_.size() - position_) / size) {
    throw Error(ErrorKind::kInputRefused, "the file is truncated or damaged", {file_, 0, 0},
                "write it again");
  }
}

}  // namespace crossfade::base
