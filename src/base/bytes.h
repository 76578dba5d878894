#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/array.h"

namespace crossfade::base {

static_assert(std::endian::native == std::endian::little, "our files are little-endian");

/// Where the values of ByteWriter::put_array() begin: at multiples of it, a cache line.
inline constexpr std::size_t kArrayAlignment = 64;

/// Builds a binary record, little-endian, without padding. Strings and vectors carry their length
/// as 64 bits before them.
class ByteWriter {
 public:
  template <typename T>
  void put(const T& value) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    raw(&value, sizeof value);
  }
  void put_string(std::string_view text) {
    put<std::uint64_t>(text.size());
    raw(text.data(), text.size());
  }
  template <typename T>
  void put_vector(std::span<const T> values) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    put<std::uint64_t>(values.size());
    raw(values.data(), values.size_bytes());
  }
  /// As put_vector(), with zeros before the values, so that they can be read where they are
  /// mapped. T is plain data without gaps.
  template <typename T>
  void put_array(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    put<std::uint64_t>(values.size());
    bytes_.append((kArrayAlignment - bytes_.size() % kArrayAlignment) % kArrayAlignment, '\0');
    raw(values.data(), values.size_bytes());
  }
  const std::string& bytes() const { return bytes_; }

 private:
  void raw(const void* data, std::size_t size) {
    if (size > 0) bytes_.append(static_cast<const char*>(data), size);
  }
  std::string bytes_;
};

/// Reads what ByteWriter wrote. Reading past the end, or a length that the rest cannot hold,
/// throws Error (kInputRefused) that names `file`; nothing large is allocated before the check.
class ByteReader {
 public:
  /// `owner` keeps the bytes alive for arrays that look at them; without one arrays are copies.
  ByteReader(std::string_view bytes, std::string file, std::shared_ptr<const void> owner = nullptr)
      : bytes_(bytes), file_(std::move(file)), owner_(std::move(owner)) {}

  template <typename T>
  T get() {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    T value;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }
  std::string get_string();
  template <typename T>
  std::vector<T> get_vector() {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    const auto count = get<std::uint64_t>();
    check_count(count, sizeof(T));
    std::vector<T> values(count);
    if (count > 0) std::memcpy(values.data(), take(count * sizeof(T)), count * sizeof(T));
    return values;
  }
  template <typename T>
  Array<T> get_array() {
    static_assert(std::is_trivially_copyable_v<T>);
    const auto count = get<std::uint64_t>();
    skip_zeros((kArrayAlignment - position_ % kArrayAlignment) % kArrayAlignment);
    check_count(count, sizeof(T));
    const char* from = take(count * sizeof(T));
    const bool is_aligned = reinterpret_cast<std::uintptr_t>(from) % alignof(T) == 0;
    if (owner_ != nullptr && is_aligned) {
      return Array<T>({reinterpret_cast<const T*>(from), count}, owner_);
    }
    std::vector<T> values(count);
    if (count > 0) std::memcpy(values.data(), from, count * sizeof(T));
    return Array<T>(std::move(values));
  }
  bool at_end() const { return position_ == bytes_.size(); }
  /// How many bytes were read, and those from `begin` on.
  std::size_t position() const { return position_; }
  std::string_view read_since(std::size_t begin) const {
    return bytes_.substr(begin, position_ - begin);
  }
  const std::string& file() const { return file_; }

 private:
  const char* take(std::size_t size);
  void skip_zeros(std::size_t size);
  void check_count(std::uint64_t count, std::size_t size) const;

  std::string_view bytes_;
  std::string file_;
  std::shared_ptr<const void> owner_;
  std::size_t position_ = 0;
};

}  // namespace crossfade::base
