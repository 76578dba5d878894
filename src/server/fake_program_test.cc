// The program that jobs start in tests: this very test program, which ChildProcess calls
// "crossfade". What it does then is told by its arguments or, as a job, by the words of the first
// file it is given (for a study, by the file STORE.study): no shell, no second program to build.
#include <dirent.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace crossfade::server {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> words_of_command_line() {
  std::istringstream text(content_of("/proc/self/cmdline"));
  std::vector<std::string> words;
  for (std::string word; std::getline(text, word, '\0');) words.push_back(word);
  return words;
}

void wait_for_ever() {
  while (true) ::pause();
}

void crash() {
  std::signal(SIGSEGV, SIG_DFL);  // past a sanitizer's handler
  std::raise(SIGSEGV);
}

// One descriptor a line, without the one that reads the folder.
void print_surroundings() {
  DIR* folder = ::opendir("/proc/self/fd");
  while (const dirent* entry = ::readdir(folder)) {
    if (entry->d_name[0] == '.' || std::stoi(entry->d_name) == ::dirfd(folder)) continue;
    std::printf("descriptor %s\n", entry->d_name);
  }
  ::closedir(folder);
  std::printf("folder %s\n", std::string(::get_current_dir_name()).c_str());
  std::printf("priority %d\n", ::getpriority(PRIO_PROCESS, 0));
  std::printf("group %d\n", ::getpgrp() == ::getpid() ? 1 : 0);
  std::printf("seed %s\n", std::getenv("CROSSFADE_SEED") == nullptr ? "none" : "ours");
  std::printf("stdin %d\n", std::getchar());
}

// "kept 3 7": told as the program does; "kept 3 0 again": files that were there.
void tell_kept(std::istringstream& line) {
  int snapshot = 0;
  int report = 0;
  std::string again;
  line >> snapshot >> report >> again;
  std::fprintf(stderr, "{\"kept\":{\"snapshot\":%d,\"was_there\":%s,\"report\":%d}}\n", snapshot,
               again.empty() ? "false" : "true", report);
}

int act(const std::string& script) {
  std::istringstream lines(script);
  for (std::string text; std::getline(lines, text);) {
    std::istringstream line(text);
    std::string word;
    line >> word;
    std::string rest;
    if (word == "kept") {
      tell_kept(line);
    } else if (word == "say") {
      std::getline(line >> std::ws, rest);
      std::fprintf(stderr, "%s\n", rest.c_str());
    } else if (word == "wait") {
      wait_for_ever();
    } else if (word == "until") {  // a file is there
      for (line >> rest; ::access(rest.c_str(), F_OK) != 0;) ::usleep(1000);
    } else if (word == "crash") {
      crash();
    } else if (word == "exit") {
      int code = 0;
      line >> code;
      return code;
    }
  }
  return 0;
}

std::string option(const std::vector<std::string>& words, const std::string& name) {
  const auto found = std::ranges::find(words, name);
  return found == words.end() || found + 1 == words.end() ? "" : *(found + 1);
}

int run_as_program(const std::vector<std::string>& words) {
  const std::string task = words.size() > 1 ? words[1] : "";
  if (task == "import" || task == "listen") {
    const auto dashes = std::ranges::find(words, "--");
    return act(content_of(*(dashes + 1)));
  }
  if (task == "promote" || task == "rollback") {
    for (const std::string& word : words) {
      if (word.starts_with("--reason=")) return act(word.substr(word.find('=') + 1));
    }
    return 1;
  }
  if (task == "run") {
    const std::string plan = option(words, "--budget");
    if (!plan.empty() && content_of(plan).empty()) return 4;
    return act(content_of(option(words, "--store") + ".study"));
  }
  if (task == "act") return act(words[2] + "\n");
  if (task == "surroundings") print_surroundings();
  if (task == "deaf") {
    std::signal(SIGTERM, SIG_IGN);
    std::puts("ready");
    std::fflush(stdout);
    wait_for_ever();
  }
  if (task == "much") {
    for (int i = 0; i < 30000; ++i) {
      std::puts("a line on stdout of some forty characters");
      std::fputs("a line on stderr of some forty characters\n", stderr);
    }
  }
  return 0;
}

[[maybe_unused]] const bool kIsTest = [] {
  const std::vector<std::string> words = words_of_command_line();
  if (words.empty() || words[0] != "crossfade") return true;
  const int code = run_as_program(words);
  std::fflush(stdout);
  ::_exit(code);
}();

}  // namespace
}  // namespace crossfade::server
