#include "server/password.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "server/account_store_test.h"
#include "server/secret.h"

namespace crossfade::server {
namespace {

TEST_CASE(
    "a password is kept as Argon2id with two passes over 64 MiB, each time with another salt") {
  PasswordHasher hasher;
  const std::string hash = hasher.hash(kPassword);
  CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
  CHECK(hash != hasher.hash(kPassword));
  CHECK(hasher.matches(hash, kPassword));
  CHECK_FALSE(hasher.matches(hash, "correct horse batterz"));
  CHECK_FALSE(hasher.matches(hash, ""));
}

TEST_CASE("nobody's password is right, nor that of a hash that is none") {
  PasswordHasher hasher({1, 8192});
  CHECK_FALSE(hasher.matches("", kPassword));
  CHECK_FALSE(hasher.matches("", ""));
  CHECK_FALSE(hasher.matches("$argon2id$", kPassword));
}

TEST_CASE("a new password has 12 characters in any script and is not the name") {
  check_new_password("twelve chars", "minji");
  check_new_password("바르게 놓은 말 건전지요", "minji");
  const auto refused = [](std::string_view password, std::string_view name) {
    return refusal_of([&] { check_new_password(password, name); }) == base::ErrorKind::kUsage;
  };
  CHECK(refused("eleven char", "minji"));
  CHECK(refused("한글은네글자", "minji"));  // 18 bytes, 6 characters
  CHECK(refused("Minji of Seoul", "minji of  seoul"));
  CHECK(refused("twelve chars\xff", "minji"));
  CHECK(refused(std::string(1025, 'x'), "minji"));
}

TEST_CASE("secrets are 256 bits that never come twice") {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string secret = make_secret("crossfade_");
    REQUIRE(secret.size() == 10 + 43);
    REQUIRE(secret.find_first_not_of(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
            std::string::npos);
    REQUIRE(seen.insert(secret).second);
  }
}

TEST_CASE("a hash of a secret is BLAKE2b-256, comes back from its digits, and differs in any bit") {
  const SecretHash hash = hash_of_secret("abc");  // RFC 7693's method at 32 bytes, as b2sum -l 256
  CHECK(hash.hex() == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  REQUIRE(hash_from_hex(hash.hex()).has_value());
  CHECK(*hash_from_hex(hash.hex()) == hash);
  for (std::size_t i = 0; i < hash.bytes.size(); ++i) {
    SecretHash other = hash;
    other.bytes[i] ^= 1;
    CHECK_FALSE(other == hash);
  }
  CHECK_FALSE(hash_from_hex("").has_value());
  CHECK_FALSE(hash_from_hex(hash.hex().substr(2)).has_value());
  CHECK_FALSE(hash_from_hex(hash.hex() + "00").has_value());
  CHECK_FALSE(hash_from_hex("zz" + hash.hex().substr(2)).has_value());
}

}  // namespace
}  // namespace crossfade::server
