#pragma once

#include <cstddef>
#include <exception>
#include <string>

namespace crossfade::base {

/// What went wrong, seen from the user's side. The exit code of the program follows it.
enum class ErrorKind {
  kFailed,        ///< 1: something of ours or of the machine failed
  kUsage,         ///< 2: an option or argument is wrong
  kInputRefused,  ///< 3: a file cannot be used as it is
  kNotFound,      ///< 4: a file, model or report is not there
  kStoreBusy,     ///< 5: the store is locked or of another version
  kInterrupted,   ///< 130: the user stopped it
};

/// Where in the world an error stands. `line` and `column` count from 1; 0 is "not known".
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// An error that depends on the world (a file, a row, a store, an option): a sentence for the
/// user, its place, and what to do. `what()` is all of it on one line.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string sentence, Place place = {}, std::string remedy = {});

  const char* what() const noexcept override { return line_.c_str(); }
  ErrorKind kind() const { return kind_; }
  const std::string& sentence() const { return sentence_; }
  const Place& place() const { return place_; }
  const std::string& remedy() const { return remedy_; }

 private:
  ErrorKind kind_;
  std::string sentence_;
  Place place_;
  std::string remedy_;
  std::string line_;
};

/// The process exit code that stands for `kind`.
int exit_code(ErrorKind kind);

}  // namespace crossfade::base
