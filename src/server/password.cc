#include "server/password.h"

#include <sodium.h>

#include <array>
#include <cerrno>

#include "base/error.h"
#include "server/secret.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

constexpr std::size_t kLeastCharacters = 12;
constexpr std::size_t kMostBytes = 1024;

[[noreturn]] void refuse(const std::string& sentence) {
  throw base::Error(base::ErrorKind::kUsage, sentence, {},
                    "choose a password of 12 characters or more; some words in a row will do");
}

[[noreturn]] void refuse_memory() {
  throw base::Error(base::ErrorKind::kFailed, "no memory to hash a password", {},
                    "64 MiB must be free");
}

}  // namespace

void check_new_password(std::string_view password, std::string_view name) {
  if (password.size() > kMostBytes) refuse("the password is longer than 1,024 bytes");
  std::size_t characters = 0;
  for (std::string_view rest = password; !rest.empty(); ++characters) {
    if (text::take_code_point(rest) == text::kNotUtf8) refuse("the password is not UTF-8");
  }
  if (characters < kLeastCharacters) refuse("the password has fewer than 12 characters");
  if (text::fold(password) == text::fold(name)) refuse("the password is the name");
}

PasswordHasher::PasswordHasher(PasswordCost cost) : cost_(cost) {
  start_sodium();
  nobody_ = hash(make_secret(""));
}

std::string PasswordHasher::hash(std::string_view password) {
  const std::lock_guard hold(one_at_a_time_);
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost_.passes,
                            cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    refuse_memory();
  }
  return text.data();
}

bool PasswordHasher::matches(const std::string& hash, std::string_view password) {
  const std::lock_guard hold(one_at_a_time_);
  const std::string& tried = hash.empty() ? nobody_ : hash;
  errno = 0;
  const bool is_equal =
      crypto_pwhash_str_verify(tried.c_str(), password.data(), password.size()) == 0;
  if (!is_equal && errno == ENOMEM) refuse_memory();
  return is_equal && !hash.empty();
}

}  // namespace crossfade::server
