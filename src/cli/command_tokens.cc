#include "cli/command_tokens.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/account_changes.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "server/daily_use.h"
#include "server/shared_store.h"
#include "server/tokens.h"
#include "table/json.h"
#include "text/unicode.h"

namespace crossfade::cli {
namespace {

using server::SharedStore;
using server::Token;
using store::Store;

struct Options : SharedOptions {
  std::string name;
  std::string role;
};

std::optional<std::int64_t> revoked_day(const Token& token) {
  if (!token.revoked_at) return std::nullopt;
  return server::day_of(*token.revoked_at);
}

table::Json json_of(const Token& token) {
  return table::Json::object()
      .set("name", token.name)
      .set("role", server::name_of(token.role))
      .set("made", day_json(server::day_of(token.made_at)))
      .set("made_by", token.made_by)
      .set("last_used", day_json(token.last_day))
      .set("revoked", day_json(revoked_day(token)));
}

void list(const Options& options) {
  SharedStore store(options.store);
  const std::vector<Token> tokens = store.read(server::list_tokens);
  if (options.json) {
    table::Json rows = table::Json::array();
    for (const Token& token : tokens) rows.push(json_of(token));
    return print_line(
        table::Json::object().set("schema_version", 1).set("tokens", std::move(rows)).dump());
  }
  if (tokens.empty()) return print_line("no tokens");
  for (const Token& token : tokens) {
    const auto revoked = revoked_day(token);
    print_line(text::fit_width(token.name, 24) + "  " +
               text::fit_width(server::name_of(token.role), 7) + "  made by " +
               text::fit_width(token.made_by, 16) + "  last used " + day_words(token.last_day) +
               (revoked ? "  revoked " + day_words(revoked) : ""));
  }
}

void add(const Options& options) {
  SharedStore store(options.store);
  const std::int64_t now = seconds_now();
  const Token token{.name = options.name,
                    .role = server::role_named(options.role),
                    .made_at = now,
                    .made_by = "command line"};
  std::string secret;
  const Token added = store.change([&](Store& kept) {
    secret = server::add_token(kept, token);
    note_change(kept, "tokens add", options.name + " as " + options.role, now);
    return server::token_named(kept, options.name);
  });
  if (options.json) {
    return print_line(table::Json::object()
                          .set("schema_version", 1)
                          .set("token", json_of(added))
                          .set("secret", secret)
                          .dump());
  }
  print_line(secret);
  std::fputs("crossfade: the token is shown this one time; send it as Authorization: Bearer\n",
             stderr);
}

void revoke(const Options& options) {
  SharedStore store(options.store);
  const Token token = store.change([&](Store& kept) {
    const std::int64_t now = seconds_now();
    Token revoked = server::token_named(kept, options.name);
    server::revoke_token(kept, revoked.id, now);
    note_change(kept, "tokens revoke", revoked.name, now);
    revoked.revoked_at = now;
    return revoked;
  });
  if (!options.json) return print_line("the token " + token.name + " is no longer valid");
  print_line(table::Json::object().set("schema_version", 1).set("token", json_of(token)).dump());
}

std::shared_ptr<Options> add_common(CLI::App& command, bool has_name) {
  auto options = std::make_shared<Options>();
  if (has_name) command.add_option("NAME", options->name, "what the token is for")->required();
  add_store(command, *options, true);
  add_json(command, *options);
  return options;
}

}  // namespace

void add_tokens_command(CLI::App& app) {
  CLI::App* tokens = app.add_subcommand("tokens", "tokens by which programs use the server");
  tokens->require_subcommand(1);

  CLI::App* command = tokens->add_subcommand("add", "make a token and print it, this one time");
  const auto added = add_common(*command, true);
  command->add_option("--role", added->role, "viewer, analyst or admin")->required();
  command->callback([added] { add(*added); });

  command = tokens->add_subcommand("list", "list the tokens");
  const auto listed = add_common(*command, false);
  command->callback([listed] { list(*listed); });

  command = tokens->add_subcommand("revoke", "make a token invalid");
  const auto revoked = add_common(*command, true);
  command->callback([revoked] { revoke(*revoked); });
}

}  // namespace crossfade::cli
