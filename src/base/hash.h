#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace crossfade::base {

/// 64-bit hash of bytes (XXH3), the same on every machine and in every release: stored ids are
/// made of it. Not for secrets.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// 32 hexadecimal digits that name a file's content (XXH3-128); `xxhsum -H2 FILE` prints the same.
std::string content_digest(std::string_view bytes);

/// content_digest() of bytes that come in pieces.
class ContentDigest {
 public:
  ContentDigest();
  ~ContentDigest();
  ContentDigest(const ContentDigest&) = delete;
  ContentDigest& operator=(const ContentDigest&) = delete;

  void add(std::string_view bytes);
  /// Of all that was added so far.
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace crossfade::base
