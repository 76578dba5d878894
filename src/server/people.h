#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/role.h"
#include "store/store.h"

namespace crossfade::server {

/// The table of people. What changes it is to be called within a store::Transaction; the server's
/// tables must have been brought up to date (schema.h). Times are seconds since 1970, days since
/// then. A person's number is never given again.

struct Person {
  std::int64_t id = 0;
  std::string name;
  Role role = Role::kViewer;
  std::int64_t made_at = 0;
  std::optional<std::int64_t> last_day = {};  ///< on which they last used the server; unset: never
};

/// All people by name, as they are compared: in any spelling that text::fold() makes the same,
/// "민지 " and "민지" or "BTS" and "bts", they are one.
std::vector<Person> list_people(store::Store& store);
/// Throws base::Error (kNotFound) where nobody has this name or number.
Person person_named(store::Store& store, std::string_view name);
Person person_of(store::Store& store, std::int64_t id);

/// Refuses a name that add_person() would refuse, before a password is asked for.
void check_new_person(store::Store& store, std::string_view name);
/// `password_hash` is PasswordHasher's. Returns the number. Throws base::Error (kUsage) for a name
/// that is taken or that checked_name() refuses.
std::int64_t add_person(store::Store& store, const Person& person,
                        const std::string& password_hash);
/// Ends the person's sessions and share links too. Throws base::Error: kNotFound, or kUsage for the
/// last admin while others are left.
void remove_person(store::Store& store, std::int64_t id);
/// Holds from the person's next request on. Throws base::Error: kNotFound, or kUsage where no admin
/// would be left.
void change_role(store::Store& store, std::int64_t id, Role role);
/// Ends the person's sessions too. Throws base::Error (kNotFound).
void change_password_hash(store::Store& store, std::int64_t id, const std::string& password_hash);

}  // namespace crossfade::server
