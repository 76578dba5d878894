#include "server/people.h"

#include "base/error.h"
#include "server/entered_text.h"
#include "server/nullable.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

using store::Statement;
using store::Store;

constexpr std::string_view kColumns =
    "SELECT person_id, name, role, made_at, last_day FROM people ";

Person read_person(const Statement& row) {
  return {row.integer(0), std::string(row.text(1)), role_named(row.text(2)), row.integer(3),
          integer_if_known(row, 4)};
}

[[noreturn]] void refuse_unknown(const Store& store, const std::string& who) {
  throw base::Error(base::ErrorKind::kNotFound, "there is no " + who, {store.path(), 0, 0},
                    "`crossfade users list` lists the people");
}

std::int64_t count(Store& store, std::string_view where) {
  Statement row(store, "SELECT count(*) FROM people " + std::string(where));
  row.step();
  return row.integer(0);
}

// Without an admin nobody could manage the others but by the command line.
void refuse_last_admin(Store& store, const Person& person) {
  if (person.role != Role::kAdmin || count(store, "WHERE role = 'admin'") > 1) return;
  throw base::Error(base::ErrorKind::kUsage, person.name + " is the last admin", {},
                    "make somebody else admin first");
}

}  // namespace

std::vector<Person> list_people(Store& store) {
  std::vector<Person> people;
  Statement rows(store, std::string(kColumns) + "ORDER BY name_key");
  while (rows.step()) people.push_back(read_person(rows));
  return people;
}

Person person_named(Store& store, std::string_view name) {
  const std::string key = text::fold(name);
  Statement row(store, std::string(kColumns) + "WHERE name_key = ?");
  row.bind(0, key);
  if (!row.step()) refuse_unknown(store, "person \"" + text::one_line(name) + "\"");
  return read_person(row);
}

Person person_of(Store& store, std::int64_t id) {
  Statement row(store, std::string(kColumns) + "WHERE person_id = ?");
  row.bind(0, id);
  if (!row.step()) refuse_unknown(store, "person " + std::to_string(id));
  return read_person(row);
}

void check_new_person(Store& store, std::string_view new_name) {
  const std::string name = checked_name("the name", new_name);
  const std::string key = text::fold(name);
  Statement taken(store, "SELECT 1 FROM people WHERE name_key = ?");
  taken.bind(0, key);
  if (taken.step()) {
    throw base::Error(base::ErrorKind::kUsage, "there is a person \"" + name + "\" already", {},
                      "choose another name");
  }
}

std::int64_t add_person(Store& store, const Person& person, const std::string& password_hash) {
  check_new_person(store, person.name);
  const std::string name = checked_name("the name", person.name);
  const std::string key = text::fold(name);
  Statement insert(store,
                   "INSERT INTO people (name, name_key, role, password_hash, made_at) "
                   "VALUES (?, ?, ?, ?, ?)");
  insert.bind(0, name).bind(1, key).bind(2, name_of(person.role)).bind(3, password_hash);
  insert.bind(4, person.made_at).run();
  return store.last_row_id();
}

void remove_person(Store& store, std::int64_t id) {
  const Person person = person_of(store, id);
  if (count(store, "") > 1) refuse_last_admin(store, person);
  // Sessions and shares go with the row, saved views lose their owner (schema.cc).
  Statement(store, "DELETE FROM people WHERE person_id = ?").bind(0, id).run();
}

void change_role(Store& store, std::int64_t id, Role role) {
  const Person person = person_of(store, id);
  if (role != Role::kAdmin) refuse_last_admin(store, person);
  Statement update(store, "UPDATE people SET role = ? WHERE person_id = ?");
  update.bind(0, name_of(role)).bind(1, id).run();
}

void change_password_hash(Store& store, std::int64_t id, const std::string& password_hash) {
  person_of(store, id);
  Statement update(store,
                   "UPDATE people SET password_hash = ?, credential = credential + 1 "
                   "WHERE person_id = ?");
  update.bind(0, password_hash).bind(1, id).run();
  Statement(store, "DELETE FROM sessions WHERE person_id = ?").bind(0, id).run();
}

}  // namespace crossfade::server
