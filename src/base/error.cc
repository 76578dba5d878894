#include "base/error.h"

#include <utility>

namespace crossfade::base {
namespace {

std::string one_line(const std::string& sentence, const Place& place, const std::string& remedy) {
  std::string line;
  if (!place.file.empty()) {
    line += place.file;
    if (place.line > 0) line += ":" + std::to_string(place.line);
    if (place.line > 0 && place.column > 0) line += ":" + std::to_string(place.column);
    line += ": ";
  }
  line += sentence;
  if (!remedy.empty()) line += " (" + remedy + ")";
  for (char& c : line) {
    if (c == '\n' || c == '\r' || c == '\0') c = ' ';
  }
  return line;
}

}  // namespace

Error::Error(ErrorKind kind, std::string sentence, Place place, std::string remedy)
    : kind_(kind),
      sentence_(std::move(sentence)),
      place_(std::move(place)),
      remedy_(std::move(remedy)),
      line_(one_line(sentence_, place_, remedy_)) {}

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kFailed: return 1;
    case ErrorKind::kUsage: return 2;
    case ErrorKind::kInputRefused: return 3;
    case ErrorKind::kNotFound: return 4;
    case ErrorKind::kStoreBusy: return 5;
    case ErrorKind::kInterrupted: return 130;
  }
  return 1;
}

}  // namespace crossfade::base
