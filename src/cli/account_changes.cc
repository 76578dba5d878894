#include "cli/account_changes.h"

#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "base/date.h"
#include "server/audit_log.h"

namespace crossfade::cli {
namespace {

std::string user_of_machine() {
  const passwd* entry = ::getpwuid(::getuid());
  return entry != nullptr ? entry->pw_name : std::to_string(::getuid());
}

}  // namespace

std::int64_t seconds_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

void warn_if_readable(const std::string& store) {
  using std::filesystem::perms;
  std::error_code ignored;
  const perms others = perms::group_read | perms::others_read;
  if ((std::filesystem::status(store, ignored).permissions() & others) == perms::none) return;
  std::fprintf(
      stderr,
      "crossfade: other users of this machine can read %s, which holds hashes of passwords "
      "(chmod 600 it)\n",
      store.c_str());
}

void note_change(store::Store& store, const std::string& operation, const std::string& object,
                 std::int64_t now) {
  server::append_audit(store, {.at = now,
                               .who_kind = "command line",
                               .who = user_of_machine(),
                               .operation = operation,
                               .object = object,
                               .outcome = "done"});
}

table::Json day_json(std::optional<std::int64_t> day) {
  return day ? table::Json(day_words(day)) : table::Json();
}

std::string day_words(std::optional<std::int64_t> day) {
  return day ? base::to_string(base::Date{static_cast<std::int32_t>(*day)}) : "never";
}

}  // namespace crossfade::cli
