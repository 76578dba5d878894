#include "server/accounts.h"

#include "base/error.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

// Nobody's name or password is longer; hashing and folding must not be had for megabytes.
constexpr std::size_t kMostNameBytes = 512;
constexpr std::size_t kMostPasswordBytes = 1024;
constexpr std::int64_t kBusySeconds = 2;

// Counts those who wait for a hash.
class Waiting {
 public:
  explicit Waiting(std::atomic<std::size_t>& count) : count_(count), before_(count++) {}
  ~Waiting() { --count_; }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  std::size_t before() const { return before_; }

 private:
  std::atomic<std::size_t>& count_;
  std::size_t before_;
};

}  // namespace

Accounts::Accounts(SharedStore& store, const AccountOptions& options, std::int64_t now)
    : store_(store),
      waiting_logins_(options.waiting_logins),
      hasher_(options.password_cost),
      sessions_(options.sessions) {
  store_.read([this](store::Store& kept) { sessions_.read(kept); });
  reload();
  sessions_.end_expired(now);
}

Accounts::~Accounts() {
  try {
    flush();
  } catch (const base::Error&) {
    // There is nobody left to tell.
  }
}

bool Accounts::has_people() const {
  const std::lock_guard hold(mutex_);
  return !known_.people.empty();
}

bool Accounts::has_tokens() const {
  const std::lock_guard hold(mutex_);
  return !known_.tokens.empty();
}

std::size_t Accounts::session_count() const {
  const std::lock_guard hold(mutex_);
  return sessions_.count();
}

// With the lock held.
Visitor Accounts::seen(Known& known, std::int64_t now) {
  const std::int64_t day = day_of(now);
  if (known.last_day < day) {
    known.last_day = day;
    use_.push_back({known.visitor.kind, known.visitor.id, day});
  }
  return known.visitor;
}

std::optional<Visitor> Accounts::by_session(std::string_view secret, std::int64_t now) {
  const SecretHash hash = hash_of_secret(secret);
  const std::lock_guard hold(mutex_);
  const Session* session = sessions_.find(hash, now);
  if (session == nullptr) return std::nullopt;
  const auto person = known_.people.find(session->person);
  if (person == known_.people.end()) return std::nullopt;
  return seen(person->second, now);
}

std::optional<Visitor> Accounts::by_token(std::string_view secret, std::int64_t now) {
  const SecretHash hash = hash_of_secret(secret);
  const std::lock_guard hold(mutex_);
  const auto found = known_.tokens.find(hash);
  if (found == known_.tokens.end()) return std::nullopt;
  return seen(found->second, now);
}

std::optional<Visitor> Accounts::by_share(std::string_view secret, std::int64_t now) {
  const SecretHash hash = hash_of_secret(secret);
  const std::lock_guard hold(mutex_);
  const auto found = known_.shares.find(hash);
  if (found == known_.shares.end() || now >= found->second.expires_at) return std::nullopt;
  return seen(found->second, now);
}

void Accounts::note_local(std::int64_t now) {
  const std::int64_t day = day_of(now);
  const std::lock_guard hold(mutex_);
  if (last_local_day_ >= day) return;
  last_local_day_ = day;
  use_.push_back({Visitor::Kind::kLocal, 0, day});
}

// Who gave the right password, and which of theirs it was: unset person where it was none.
struct Accounts::Check {
  Login refusal = {};
  std::optional<std::int64_t> person = std::nullopt;
  std::int64_t credential = 0;
};

Accounts::Check Accounts::check(const Credentials& credentials, std::int64_t now) {
  using Outcome = Login::Outcome;
  const Waiting waiting(waiting_);
  if (waiting.before() >= waiting_logins_) return {{Outcome::kBusy, kBusySeconds}};
  const std::string key = text::fold(credentials.name.substr(0, kMostNameBytes));
  const std::int64_t wait = tries_.admit(key, credentials.peer, now);
  if (wait > 0) return {{Outcome::kTooManyTries, wait}};
  Check check;
  std::string hash;
  {
    const std::lock_guard hold(mutex_);
    const auto number = known_.numbers.find(key);
    if (number != known_.numbers.end()) {
      const KnownVisitors::KnownPerson& person = known_.people.at(number->second);
      hash = person.password_hash;
      check.person = person.visitor.id;
      check.credential = person.credential;
    }
  }
  const bool is_right = hasher_.matches(hash, credentials.password.substr(0, kMostPasswordBytes)) &&
                        credentials.password.size() <= kMostPasswordBytes;
  if (!is_right) return {};
  tries_.forgive(key, credentials.peer, now);
  return check;
}

// Hashing took its time: the person may have gone since, or have another password.
Login Accounts::begin_session(std::int64_t person, std::int64_t credential, std::int64_t now) {
  const std::lock_guard hold(mutex_);
  const auto known = known_.people.find(person);
  if (known == known_.people.end() || known->second.credential != credential) return {};
  return {Login::Outcome::kGranted, 0, sessions_.start(person, credential, now),
          seen(known->second, now)};
}

Login Accounts::log_in(const Credentials& credentials, std::int64_t now) {
  const Check checked = check(credentials, now);
  if (!checked.person) return checked.refusal;
  return begin_session(*checked.person, checked.credential, now);
}

void Accounts::log_out(std::string_view secret) {
  const SecretHash hash = hash_of_secret(secret);
  const std::lock_guard hold(mutex_);
  sessions_.end(hash);
}

Login Accounts::change_password(const Credentials& credentials, std::string_view new_password,
                                std::int64_t now) {
  check_new_password(new_password, credentials.name);
  const Check checked = check(credentials, now);
  if (!checked.person) return checked.refusal;
  set_password(*checked.person, new_password);
  return begin_session(*checked.person, checked.credential + 1, now);
}

std::int64_t Accounts::add_person(const Person& person, std::string_view password) {
  check_new_password(password, person.name);
  const std::string hash = hasher_.hash(password);
  return change([&](store::Store& store) { return server::add_person(store, person, hash); });
}

void Accounts::set_password(std::int64_t person, std::string_view new_password) {
  check_new_password(new_password, store_.read([&](store::Store& store) {
    return person_of(store, person).name;
  }));
  const std::string hash = hasher_.hash(new_password);
  change([&](store::Store& store) { change_password_hash(store, person, hash); });
}

// The store's lock is held until memory has what was read: of two reloads none can put back what
// the other has already replaced.
void Accounts::reload() {
  store_.read([this](store::Store& store) {
    KnownVisitors known = read_visitors(store);
    const std::lock_guard hold(mutex_);
    known_ = std::move(known);  // a day that the store does not know yet is marked once more
    sessions_.end_where([this](const Session& session) {
      const auto person = known_.people.find(session.person);
      return person == known_.people.end() || person->second.credential != session.credential;
    });
  });
}

void Accounts::maintain(std::int64_t now) {
  {
    const std::lock_guard hold(mutex_);
    sessions_.end_expired(now);
  }
  if (store_.changed_elsewhere()) reload();
  flush();
}

// What is new is taken behind the store's lock: what one flush takes, no later one can have written
// before it.
void Accounts::flush() {
  {
    const std::lock_guard hold(mutex_);
    if (!sessions_.has_changes() && use_.empty()) return;
  }
  std::vector<SessionChange> changes;
  std::vector<UseMark> use;
  try {
    store_.change([&](store::Store& store) {
      {
        const std::lock_guard hold(mutex_);
        changes = sessions_.take_changes();
        use.swap(use_);
      }
      write_sessions(store, changes);
      write_use(store, use);
    });
  } catch (...) {
    const std::lock_guard hold(mutex_);
    sessions_.put_back(changes);
    use_.insert(use_.begin(), use.begin(), use.end());
    throw;
  }
}

}  // namespace crossfade::server
