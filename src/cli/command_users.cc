#include "cli/command_users.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/account_changes.h"
#include "cli/output.h"
#include "cli/password_entry.h"
#include "cli/shared_options.h"
#include "server/daily_use.h"
#include "server/password.h"
#include "server/people.h"
#include "server/shared_store.h"
#include "server/tokens.h"
#include "table/json.h"
#include "text/unicode.h"

namespace crossfade::cli {
namespace {

using server::Person;
using server::SharedStore;
using store::Store;

struct Options : SharedOptions {
  std::string name;
  std::string role;
};
using OptionsPointer = std::shared_ptr<Options>;

table::Json json_of(const Person& person) {
  return table::Json::object()
      .set("name", person.name)
      .set("role", server::name_of(person.role))
      .set("made", day_json(server::day_of(person.made_at)))
      .set("last_used", day_json(person.last_day));
}

void answer(const Options& options, const Person& person, const std::string& words) {
  if (!options.json) return print_line(words);
  print_line(table::Json::object().set("schema_version", 1).set("person", json_of(person)).dump());
}

void list(const Options& options) {
  SharedStore store(options.store);
  const std::vector<Person> people = store.read(server::list_people);
  if (options.json) {
    table::Json rows = table::Json::array();
    for (const Person& person : people) rows.push(json_of(person));
    return print_line(
        table::Json::object().set("schema_version", 1).set("people", std::move(rows)).dump());
  }
  if (people.empty()) {
    return print_line("no accounts: on this machine alone everybody may use the dashboard");
  }
  for (const Person& person : people) {
    print_line(text::fit_width(person.name, 24) + "  " +
               text::fit_width(server::name_of(person.role), 7) + "  last used " +
               day_words(person.last_day));
  }
}

void add(const Options& options) {
  SharedStore store(options.store);
  store.read([&](Store& kept) { server::check_new_person(kept, options.name); });
  warn_if_readable(options.store);
  Person person{.name = options.name, .role = server::role_named(options.role)};
  const std::string password = read_password("Password of " + text::one_line(options.name));
  server::check_new_password(password, person.name);
  const std::string hash = server::PasswordHasher().hash(password);
  person.made_at = seconds_now();
  const Person added = store.change([&](Store& kept) {
    const std::int64_t id = server::add_person(kept, person, hash);
    note_change(kept, "users add", person.name, person.made_at);
    return server::person_of(kept, id);
  });
  answer(options, added, added.name + " may log in as " + options.role);
}

void change_password(const Options& options) {
  SharedStore store(options.store);
  const Person person =
      store.read([&](Store& kept) { return server::person_named(kept, options.name); });
  const std::string password = read_password("New password of " + person.name);
  server::check_new_password(password, person.name);
  const std::string hash = server::PasswordHasher().hash(password);
  store.change([&](Store& kept) {
    server::change_password_hash(kept, person.id, hash);
    note_change(kept, "users password", person.name, seconds_now());
  });
  answer(options, person, person.name + " has a new password; their sessions have ended");
}

void change_role(const Options& options) {
  SharedStore store(options.store);
  const Person person = store.change([&](Store& kept) {
    const std::int64_t id = server::person_named(kept, options.name).id;
    server::change_role(kept, id, server::role_named(options.role));
    note_change(kept, "users role", options.name + " to " + options.role, seconds_now());
    return server::person_of(kept, id);
  });
  answer(options, person, person.name + " is now " + options.role);
}

// Tokens outlive the account of who made them, whom the programs that use them may not know.
std::size_t count_tokens_of(Store& store, const Person& person) {
  std::size_t count = 0;
  for (const server::Token& token : server::list_tokens(store)) {
    if (token.made_by == person.name && !token.revoked_at) ++count;
  }
  return count;
}

void remove(const Options& options) {
  SharedStore store(options.store);
  std::size_t tokens = 0;
  const Person person = store.change([&](Store& kept) {
    Person removed = server::person_named(kept, options.name);
    server::remove_person(kept, removed.id);
    note_change(kept, "users remove", removed.name, seconds_now());
    tokens = count_tokens_of(kept, removed);
    return removed;
  });
  answer(options, person, person.name + " is removed; their sessions and share links have ended");
  if (tokens > 0) {
    std::fprintf(stderr,
                 "crossfade: tokens that %s made still work: %zu (`crossfade tokens list`)\n",
                 person.name.c_str(), tokens);
  }
}

OptionsPointer add_common(CLI::App& command, bool has_name) {
  auto options = std::make_shared<Options>();
  if (has_name) command.add_option("NAME", options->name, "who logs in by this name")->required();
  add_store(command, *options, true);
  add_json(command, *options);
  return options;
}

// The name of a role is checked by role_named(), which knows them.
constexpr const char* kRoleHelp =
    "viewer reads and scores; analyst also imports, studies, plans and shares; admin does all";

}  // namespace

void add_users_command(CLI::App& app) {
  CLI::App* users = app.add_subcommand("users", "who may log in to the dashboard");
  users->require_subcommand(1);

  CLI::App* command = users->add_subcommand("add", "add a person; asks for a password");
  const OptionsPointer added = add_common(*command, true);
  command->add_option("--role", added->role, kRoleHelp)->required();
  command->callback([added] { add(*added); });

  command = users->add_subcommand("list", "list the people");
  const OptionsPointer listed = add_common(*command, false);
  command->callback([listed] { list(*listed); });

  command = users->add_subcommand("role", "give a person another role");
  const OptionsPointer moved = add_common(*command, true);
  command->add_option("ROLE", moved->role, kRoleHelp)->required();
  command->callback([moved] { change_role(*moved); });

  command = users->add_subcommand("password", "give a person a new password; asks for it");
  const OptionsPointer renewed = add_common(*command, true);
  command->callback([renewed] { change_password(*renewed); });

  command = users->add_subcommand("remove", "remove a person; ends their sessions");
  const OptionsPointer removed = add_common(*command, true);
  command->callback([removed] { remove(*removed); });
}

}  // namespace crossfade::cli
