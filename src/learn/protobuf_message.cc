// The wire format of Protocol Buffers: a field is a key (its number and one of few forms) and its
// value. Whole numbers are written seven bits a byte, lowest first, the top bit set in all bytes
// but the last; negative ones as 64-bit two's complement. Text, messages and packed numbers are a
// length and that many bytes.
#include "learn/protobuf_message.h"

#include <bit>

namespace crossfade::learn {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers go as they lie in memory");

enum Form : std::uint64_t { kWhole = 0, kLength = 2, kFourBytes = 5 };

void put_whole(std::uint64_t value, std::string& bytes) {
  for (; value >= 128; value >>= 7) bytes += static_cast<char>(value | 128);
  bytes += static_cast<char>(value);
}

void put_key(int field, Form form, std::string& bytes) {
  put_whole(static_cast<std::uint64_t>(field) << 3 | form, bytes);
}

std::string_view as_bytes(std::span<const float> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

}  // namespace

ProtobufMessage& ProtobufMessage::integer(int field, std::int64_t value) {
  put_key(field, kWhole, bytes_);
  put_whole(static_cast<std::uint64_t>(value), bytes_);
  return *this;
}

ProtobufMessage& ProtobufMessage::number(int field, float value) {
  put_key(field, kFourBytes, bytes_);
  bytes_ += as_bytes({&value, 1});
  return *this;
}

ProtobufMessage& ProtobufMessage::bytes(int field, std::string_view value) {
  put_key(field, kLength, bytes_);
  put_whole(value.size(), bytes_);
  bytes_ += value;
  return *this;
}

ProtobufMessage& ProtobufMessage::integers(int field, std::span<const std::int64_t> values) {
  if (values.empty()) return *this;
  std::string packed;
  for (const std::int64_t value : values) put_whole(static_cast<std::uint64_t>(value), packed);
  return bytes(field, packed);
}

ProtobufMessage& ProtobufMessage::numbers(int field, std::span<const float> values) {
  return values.empty() ? *this : bytes(field, as_bytes(values));
}

ProtobufMessage& ProtobufMessage::append(const ProtobufMessage& other) {
  bytes_ += other.bytes_;
  return *this;
}

}  // namespace crossfade::learn
