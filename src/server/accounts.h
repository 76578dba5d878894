#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/daily_use.h"
#include "server/known_visitors.h"
#include "server/password.h"
#include "server/people.h"
#include "server/role.h"
#include "server/sessions.h"
#include "server/shared_store.h"
#include "server/try_limit.h"

namespace crossfade::server {

struct AccountOptions {
  SessionLimits sessions = {};
  PasswordCost password_cost = {};
  /// Logins beyond are told to come again. Raise it where hundreds log in within a minute; each
  /// waits about 0.1 s for every one before it.
  std::size_t waiting_logins = 16;
};

/// What somebody sends to log in.
struct Credentials {
  std::string_view name;
  std::string_view password;
  std::string_view peer;  ///< the client's address
};

/// How a login, or another asking for a password, came out.
struct Login {
  enum class Outcome : std::uint8_t {
    kGranted,
    kWrong,         ///< name or password; which of them is not told
    kTooManyTries,  ///< for this name or from this peer (try_limit.h)
    kBusy,          ///< too many are waiting
  };
  Outcome outcome = Outcome::kWrong;
  std::int64_t wait_seconds = 0;  ///< kTooManyTries, kBusy: until it is worth to try again
  std::string secret = {};        ///< kGranted: of the new session, for the cookie
  Visitor visitor = {};           ///< kGranted
};

/// Who may come in, answered from memory: people with their sessions, tokens and links. The store
/// is read when this is made, after every change(), and by maintain() when another program
/// (`crossfade users`) wrote to it; sessions and days of use are written behind. Any thread; times
/// are seconds since 1970 and passed in. What is called has_, by_, log_out and note_local never
/// waits for the store or a hash and may be called on the I/O thread; all else may not.
class Accounts {
 public:
  Accounts(SharedStore& store, const AccountOptions& options, std::int64_t now);
  /// Writes what was not written yet; where the store refuses, it is lost.
  ~Accounts();
  Accounts(const Accounts&) = delete;
  Accounts& operator=(const Accounts&) = delete;

  /// Whether there is anybody who could log in, or any valid token.
  bool has_people() const;
  bool has_tokens() const;

  /// Who has this secret as a session, token or link that is valid now.
  std::optional<Visitor> by_session(std::string_view secret, std::int64_t now);
  std::optional<Visitor> by_token(std::string_view secret, std::int64_t now);
  std::optional<Visitor> by_share(std::string_view secret, std::int64_t now);
  /// Somebody at the machine itself used the server.
  void note_local(std::int64_t now);

  /// Checks name and password and begins a session, always a new one (none that the client names
  /// can come to be logged in). Takes the work of a hash whether or not there is such a person.
  Login log_in(const Credentials& credentials, std::int64_t now);
  /// Ends a session; nothing where there is none.
  void log_out(std::string_view secret);
  /// A new password for whoever knows the old one; kGranted comes with a new session, all others of
  /// the person have ended. Throws base::Error (kUsage) for what check_new_password() refuses.
  Login change_password(const Credentials& credentials, std::string_view new_password,
                        std::int64_t now);

  /// Adds a person (name, role, made_at) and returns their number. Throws as people.h's
  /// add_person() and check_new_password().
  std::int64_t add_person(const Person& person, std::string_view password);
  /// A new password from an admin; the person's sessions end. Throws base::Error (kNotFound), and
  /// as check_new_password().
  void set_password(std::int64_t person, std::string_view new_password);
  /// Any other change to people, tokens or shares (people.h, tokens.h, shares.h): `work(store)` in
  /// one transaction, in force when this returns. What the work returns is returned.
  template <typename Work>
  auto change(Work&& work) {
    if constexpr (std::is_void_v<std::invoke_result_t<Work, store::Store&>>) {
      store_.change(std::forward<Work>(work));
      reload();
    } else {
      auto result = store_.change(std::forward<Work>(work));
      reload();
      return result;
    }
  }

  /// To be called about once a second: ends sessions whose time is over, takes what other programs
  /// changed, and writes what has come up. Where the store is busy it throws base::Error and writes
  /// it the next time.
  void maintain(std::int64_t now);
  std::size_t session_count() const;

 private:
  using Known = KnownVisitors::Known;
  struct Check;
  Check check(const Credentials& credentials, std::int64_t now);
  Login begin_session(std::int64_t person, std::int64_t credential, std::int64_t now);
  Visitor seen(Known& known, std::int64_t now);
  void reload();
  void flush();

  SharedStore& store_;
  const std::size_t waiting_logins_;
  PasswordHasher hasher_;
  TryLimit tries_;
  std::atomic<std::size_t> waiting_{0};

  // Where both locks are needed the store's is taken first.
  mutable std::mutex mutex_;  // of all below
  KnownVisitors known_;
  Sessions sessions_;
  std::vector<UseMark> use_;
  std::int64_t last_local_day_ = KnownVisitors::kNever;
};

}  // namespace crossfade::server
