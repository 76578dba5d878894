#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace crossfade::learn {

/// A message in the making, in the wire format of Protocol Buffers. Fields stand in the order they
/// are put; a field that is put again is repeated.
class ProtobufMessage {
 public:
  ProtobufMessage& integer(int field, std::int64_t value);
  ProtobufMessage& number(int field, float value);
  /// Text, or bytes, or a message within this one.
  ProtobufMessage& bytes(int field, std::string_view value);
  ProtobufMessage& message(int field, const ProtobufMessage& value) {
    return bytes(field, value.bytes());
  }
  /// A repeated field in one piece ("packed"); nothing where there are no values.
  ProtobufMessage& integers(int field, std::span<const std::int64_t> values);
  ProtobufMessage& numbers(int field, std::span<const float> values);

  /// Puts all fields of another behind these.
  ProtobufMessage& append(const ProtobufMessage& other);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace crossfade::learn
