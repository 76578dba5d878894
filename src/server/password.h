#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace crossfade::server {

/// What one hash of a password costs whoever makes it, a guesser too. The default takes about 0.1 s
/// and 64 MiB; lower it only in tests.
struct PasswordCost {
  std::uint64_t passes = 2;
  std::size_t memory_bytes = std::size_t{64} << 20;
};

/// Refuses a password that is not 12 characters or more (OWASP ASVS 2.1.1), longer than 1,024
/// bytes, not UTF-8, or the name it is for: throws base::Error (kUsage).
void check_new_password(std::string_view password, std::string_view name);

/// Makes and checks hashes of passwords (Argon2id, Biryukov et al. 2016, by libsodium), one at a
/// time so that logins cannot take the machine's memory. Slow: not for the I/O thread. Any thread.
class PasswordHasher {
 public:
  explicit PasswordHasher(PasswordCost cost = {});

  /// The hash, its salt and its cost in one line of ASCII. Throws base::Error (kFailed) where the
  /// machine lacks the memory.
  std::string hash(std::string_view password);
  /// Whether `hash` is of this password. An empty `hash` (nobody of that name) takes the same work
  /// and gives false. Throws base::Error (kFailed) where the machine lacks the memory.
  bool matches(const std::string& hash, std::string_view password);

 private:
  PasswordCost cost_;
  std::mutex one_at_a_time_;
  std::string nobody_;  // the hash of a password that nobody has
};

}  // namespace crossfade::server
