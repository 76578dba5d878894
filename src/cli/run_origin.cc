#include "cli/run_origin.h"

#include <pwd.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>

#include "base/file.h"
#include "base/parallel.h"

namespace crossfade::cli {
namespace {

// 128 bits of the system's own randomness: two runs anywhere never share a key.
std::string fresh_key() {
  std::random_device device;
  std::string key;
  for (int i = 0; i < 4; ++i) {
    char part[9];
    std::snprintf(part, sizeof part, "%08x", device());
    key += part;
  }
  return key;
}

// The rest of the first line of a file that begins with `name`, up to the end, without what stands
// between: `model name : X` and `PRETTY_NAME="X"` give X.
std::string line_of(const std::string& path, const std::string& name) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (!line.starts_with(name)) continue;
    const std::size_t begin = line.find_first_not_of(" \t:=\"", name.size());
    if (begin == std::string::npos) return "";
    line = line.substr(begin);
    while (line.ends_with('"')) line.pop_back();
    return line;
  }
  return "";
}

std::string system_name() {
  const std::string name = line_of("/etc/os-release", "PRETTY_NAME");
  utsname kernel = {};
  if (uname(&kernel) != 0) return name;
  return name + (name.empty() ? "" : ", ") + kernel.sysname + ' ' + kernel.release + ' ' +
         kernel.machine;
}

}  // namespace

std::int64_t now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::string user_name() {
  const uid_t user = geteuid();
  const passwd* entry = getpwuid(user);
  return entry != nullptr ? entry->pw_name : std::to_string(user);
}

study::RunOrigin run_origin(const std::string& kind) {
  study::RunOrigin origin;
  origin.kind = kind;
  origin.key = fresh_key();
  origin.who = user_name();
  origin.code_version = CROSSFADE_VERSION;
  origin.started_ms = now_ms();
  origin.now_ms = now_ms;
  origin.tags = {{"host.cores", std::to_string(base::default_threads())},
                 {"host.cpu", line_of("/proc/cpuinfo", "model name")},
                 {"host.os", system_name()}};
  return origin;
}

std::vector<registry::RunFile> plan_inputs(const std::string& path,
                                           const advise::PlanRequest& plan) {
  std::vector<registry::RunFile> files{
      {"options/plan.toml", std::string(base::MappedFile(path).bytes())}};
  if (plan.promotion && !plan.promotion->history.empty()) {
    files.push_back(
        {"options/history.csv", std::string(base::MappedFile(plan.promotion->history).bytes())});
  }
  if (plan.releases && !plan.releases->tracks.empty()) {
    files.push_back(
        {"options/releases.csv", std::string(base::MappedFile(plan.releases->tracks).bytes())});
  }
  return files;
}

}  // namespace crossfade::cli
