#include "server/secret.h"

#include <sodium.h>

#include <cstring>

#include "base/check.h"

namespace crossfade::server {

void start_sodium() {
  static const bool is_ready = sodium_init() >= 0;
  CF_CHECK(is_ready);
}

// The one place where the rule "every draw comes from a seed" does not hold: what can be drawn
// again from a seed is no secret. (Salts of passwords are libsodium's own draw, password.cc.)
std::string make_secret(std::string_view prefix) {
  start_sodium();
  std::array<std::uint8_t, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  constexpr int kForm = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(32, kForm)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kForm);
  sodium_memzero(bytes.data(), bytes.size());
  return std::string(prefix) + text.data();
}

bool SecretHash::operator==(const SecretHash& other) const {
  return sodium_memcmp(bytes.data(), other.bytes.data(), bytes.size()) == 0;
}

std::string SecretHash::hex() const {
  std::array<char, 65> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

SecretHash hash_of_secret(std::string_view secret) {
  start_sodium();
  SecretHash hash;
  crypto_generichash(hash.bytes.data(), hash.bytes.size(),
                     reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), nullptr,
                     0);
  return hash;
}

std::optional<SecretHash> hash_from_hex(std::string_view hex) {
  SecretHash hash;
  std::size_t length = 0;
  const char* end = nullptr;
  const int code = sodium_hex2bin(hash.bytes.data(), hash.bytes.size(), hex.data(), hex.size(),
                                  nullptr, &length, &end);
  const bool is_whole = code == 0 && length == hash.bytes.size() && end == hex.data() + hex.size();
  if (!is_whole) return std::nullopt;
  return hash;
}

std::size_t SecretHashHash::operator()(const SecretHash& hash) const {
  std::size_t first = 0;
  std::memcpy(&first, hash.bytes.data(), sizeof first);
  return first;
}

}  // namespace crossfade::server
