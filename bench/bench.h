// What the benchmarks share: a clock, the words of the command line, and the way out.
#pragma once

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <string>

#include "base/error.h"

namespace crossfade::bench {

/// CPU and wall seconds spent so far.
struct Clock {
  double user;
  double system;
  double wall;

  double cpu() const { return user + system; }

  static Clock now() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    const auto wall = std::chrono::steady_clock::now().time_since_epoch();
    return {seconds(usage.ru_utime), seconds(usage.ru_stime),
            std::chrono::duration<double>(wall).count()};
  }
};

/// What becomes of each option's value.
using Options = std::map<std::string, std::function<void(const char* value)>>;

/// Hands the options of a command line their values and returns the word that is no option, the
/// path of the data. Throws base::Error (kUsage) for an unknown option and a missing value or word.
inline std::string parse_words(int count, char** words, const Options& options) {
  std::string data;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word.rfind("--", 0) != 0) {
      data = word;
      continue;
    }
    const auto option = options.find(word);
    if (option == options.end()) {
      throw base::Error(base::ErrorKind::kUsage, "no such option: " + word);
    }
    if (++i == count) throw base::Error(base::ErrorKind::kUsage, word + " needs a value");
    option->second(words[i]);
  }
  if (data.empty()) throw base::Error(base::ErrorKind::kUsage, "a DATA file is needed");
  return data;
}

/// Runs a benchmark; says what went wrong. Returns the exit code.
template <typename Run>
int run_bench(const char* name, const Run& run) {
  try {
    run();
  } catch (const base::Error& error) {
    std::fprintf(stderr, "%s: %s\n", name, error.what());
    return base::exit_code(error.kind());
  }
  return 0;
}

}  // namespace crossfade::bench
