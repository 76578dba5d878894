#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crossfade::server {

/// Makes libsodium ready; before any use of it. Any thread, any number of times.
void start_sodium();

/// Makes a secret of 256 random bits, for a session, token or share: `prefix` and 43 characters of
/// A-Z a-z 0-9 - _. It comes from the operating system, not from a seed.
std::string make_secret(std::string_view prefix);

/// What is kept of a secret (BLAKE2b, 256 bits). As the secret cannot be guessed, a fast hash
/// without salt is enough; a password wants password.h.
struct SecretHash {
  std::array<std::uint8_t, 32> bytes{};

  /// Takes the same time wherever the two differ.
  bool operator==(const SecretHash& other) const;
  /// 64 hexadecimal digits.
  std::string hex() const;
};

SecretHash hash_of_secret(std::string_view secret);
/// Reads hex(). Nothing where it is no such text.
std::optional<SecretHash> hash_from_hex(std::string_view hex);

/// For tables by hash: its first bytes, which are evenly spread.
struct SecretHashHash {
  std::size_t operator()(const SecretHash& hash) const;
};

}  // namespace crossfade::server
