#include "base/process.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace crossfade::base {
namespace {

constexpr std::size_t kParts = 5;

std::string first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

// When a process began, in ticks since the machine did (proc(5), field 22); empty where there is
// none. The second field, the program's name in brackets, may hold blanks and brackets.
std::string beginning_of(const std::string& process) {
  const std::string stat = first_line("/proc/" + process + "/stat");
  const std::size_t bracket = stat.rfind(')');
  if (bracket == std::string::npos) return "";
  std::istringstream fields(stat.substr(bracket + 1));
  std::string field;
  for (int number = 3; number <= 22; ++number) fields >> field;
  return fields ? field : "";
}

// A process that has ended, but whose end its parent has not yet asked for, runs no more.
bool is_over(const std::string& process) {
  const std::string stat = first_line("/proc/" + process + "/stat");
  const std::size_t bracket = stat.rfind(')');
  return bracket == std::string::npos || bracket + 2 >= stat.size() || stat[bracket + 2] == 'Z';
}

std::string process_space() {
  std::error_code failed;
  const auto link = std::filesystem::read_symlink("/proc/self/ns/pid", failed);
  return failed ? "" : link.string();
}

std::vector<std::string> parts_of(std::string_view mark) {
  std::vector<std::string> parts;
  std::istringstream text{std::string(mark)};
  std::string part;
  while (std::getline(text, part, '/')) parts.push_back(part);
  return parts;
}

}  // namespace

std::string process_mark() {
  const std::string process = std::to_string(getpid());
  const std::string begun = beginning_of(process);
  if (begun.empty()) return "";
  return first_line("/etc/machine-id") + '/' + first_line("/proc/sys/kernel/random/boot_id") + '/' +
         process_space() + '/' + process + '/' + begun;
}

bool may_be_running(std::string_view mark) {
  const std::vector<std::string> parts = parts_of(mark);
  if (parts.size() != kParts) return false;
  const std::vector<std::string> ours = parts_of(process_mark());
  if (ours.size() != kParts) return true;
  if (parts[0] != ours[0]) return true;
  if (parts[1] != ours[1]) return ours[0].empty();
  if (parts[2] != ours[2]) return true;
  return !is_over(parts[3]) && beginning_of(parts[3]) == parts[4];
}

}  // namespace crossfade::base
