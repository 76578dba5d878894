// Between fork() and execve() the child of a program with several threads may do no more than a
// signal handler may (POSIX): another thread may have held the allocator's lock at that moment, and
// will never release it here. So all that is needed is made before the fork (Launch), and the child
// makes system calls only. What goes wrong there comes back as an errno through a pipe that
// execve() closes.
#include "base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>
#include <thread>

#include "base/error.h"

namespace crossfade::base {
namespace {

constexpr int kFirstFree = 3;                          // after stdin, stdout and stderr
constexpr unsigned kCloseOnExec = 1U << 2;             // CLOSE_RANGE_CLOEXEC, Linux 5.11
constexpr int kLowestIoPriority = (2 << 13) | 7;       // best effort, last
constexpr int kIoPriorityOfProcess = 1;                // IOPRIO_WHO_PROCESS
constexpr std::string_view kOutOfMemoryScore = "500";  // of 1000: before the server
constexpr std::chrono::milliseconds kLookAgain{5};

[[noreturn]] void fail(const std::string& program, int error) {
  throw Error(ErrorKind::kFailed, "cannot be started: " + std::generic_category().message(error),
              {program, 0, 0}, "look for the limits on processes, memory and open files");
}

// A pipe whose ends stand clear of the three that the child gives a meaning.
struct Pipe {
  Descriptor reading;
  Descriptor writing;

  explicit Pipe(const std::string& program) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail(program, errno);
    reading = Descriptor(ends[0]);
    writing = Descriptor(ends[1]);
    for (Descriptor* end : {&reading, &writing}) {
      if (end->get() >= kFirstFree) continue;
      *end = Descriptor(::fcntl(end->get(), F_DUPFD_CLOEXEC, kFirstFree));
      if (!end->is_open()) fail(program, errno);
    }
  }
};

// All that the child needs, made beforehand.
struct Launch {
  const char* program;
  const char* folder;  // null: stay
  std::vector<char*> arguments;
  std::vector<char*> environment;
  int input, out, errors, failure;
  int priority;
  std::size_t address_space;
  pid_t parent;
  rlim_t descriptors;
};

void limit(__rlimit_resource resource, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(resource, &both);
}

void close_others_on_exec(rlim_t most) {
  if (::syscall(SYS_close_range, kFirstFree, ~0U, kCloseOnExec) == 0) return;
  for (int fd = kFirstFree; fd < static_cast<int>(std::min<rlim_t>(most, 1 << 16)); ++fd) {
    ::fcntl(fd, F_SETFD, FD_CLOEXEC);
  }
}

void reset_signals() {
  struct sigaction usual {};
  usual.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal) ::sigaction(signal, &usual, nullptr);
  sigset_t none;
  ::sigemptyset(&none);
  ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

void lower_priority(int priority) {
  ::setpriority(PRIO_PROCESS, 0, priority);
  ::syscall(SYS_ioprio_set, kIoPriorityOfProcess, 0, kLowestIoPriority);
  const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score < 0) return;
  [[maybe_unused]] const ssize_t written =
      ::write(score, kOutOfMemoryScore.data(), kOutOfMemoryScore.size());
  ::close(score);
}

// Runs in the child. Allocates nothing, takes no lock, throws nothing.
[[noreturn]] void become(const Launch& launch) {
  reset_signals();
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != launch.parent) ::_exit(0);  // it ended before we asked to end with it
  lower_priority(launch.priority);
  limit(RLIMIT_CORE, 0);
  if (launch.address_space > 0) limit(RLIMIT_AS, launch.address_space);
  ::dup2(launch.input, STDIN_FILENO);
  ::dup2(launch.out, STDOUT_FILENO);
  ::dup2(launch.errors, STDERR_FILENO);
  close_others_on_exec(launch.descriptors);
  if (launch.folder == nullptr || ::chdir(launch.folder) == 0) {
    ::execve(launch.program, launch.arguments.data(), launch.environment.data());
  }
  const int error = errno;
  [[maybe_unused]] const ssize_t told = ::write(launch.failure, &error, sizeof error);
  ::_exit(127);
}

std::vector<char*> environment_of_child() {
  std::vector<char*> kept;
  for (char** setting = environ; *setting != nullptr; ++setting) {
    if (!std::string_view(*setting).starts_with("CROSSFADE_")) kept.push_back(*setting);
  }
  kept.push_back(nullptr);
  return kept;
}

pid_t start(const Launch& launch) {
  // No handler of ours may run in the child before its signals are reset.
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t id = ::fork();
  if (id == 0) become(launch);
  const int error = errno;
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (id < 0) fail(launch.program, error);
  ::setpgid(id, id);  // whoever of the two is first; a stop() must find the group
  return id;
}

// Waits until the program runs; returns the errno where it cannot.
int failure_of(const Descriptor& told) {
  int error = 0;
  ssize_t size = 0;
  do {
    size = ::read(told.get(), &error, sizeof error);
  } while (size < 0 && errno == EINTR);
  return size == static_cast<ssize_t>(sizeof error) ? error : 0;
}

// Appends what is there to `text`; closes the pipe at its end.
void drain(Descriptor& pipe, std::string& text) {
  std::array<char, std::size_t{16} << 10> piece;
  while (pipe.is_open() && text.size() + piece.size() <= (std::size_t{64} << 10)) {
    const ssize_t size = ::read(pipe.get(), piece.data(), piece.size());
    if (size > 0) {
      text.append(piece.data(), static_cast<std::size_t>(size));
    } else if (size == 0) {
      pipe.close();
    } else if (errno != EINTR) {
      return;  // nothing there at present
    }
  }
}

}  // namespace

ChildProcess::ChildProcess(const ChildOptions& options) : grace_(options.grace) {
  Pipe out(options.program);
  Pipe errors(options.program);
  Pipe failure(options.program);
  const Descriptor opened(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const Descriptor nothing(::fcntl(opened.get(), F_DUPFD_CLOEXEC, kFirstFree));
  if (!nothing.is_open()) fail(options.program, errno);
  std::vector<std::string> words = {options.name};
  words.insert(words.end(), options.arguments.begin(), options.arguments.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  rlimit descriptors{};
  ::getrlimit(RLIMIT_NOFILE, &descriptors);
  const Launch launch{
      .program = options.program.c_str(),
      .folder = options.folder.empty() ? nullptr : options.folder.c_str(),
      .arguments = std::move(arguments),
      .environment = environment_of_child(),
      .input = nothing.get(),
      .out = out.writing.get(),
      .errors = errors.writing.get(),
      .failure = failure.writing.get(),
      .priority = std::min(19, ::getpriority(PRIO_PROCESS, 0) + options.niceness),
      .address_space = options.address_space,
      .parent = ::getpid(),
      .descriptors = descriptors.rlim_cur,
  };
  id_ = start(launch);
  failure.writing.close();
  if (const int error = failure_of(failure.reading); error != 0) {
    ::waitpid(id_, nullptr, 0);
    fail(options.program, error);
  }
  out_ = std::move(out.reading);
  errors_ = std::move(errors.reading);
  for (const Descriptor* pipe : {&out_, &errors_}) ::fcntl(pipe->get(), F_SETFL, O_NONBLOCK);
}

ChildProcess::~ChildProcess() {
  if (reaped_) return;
  ::kill(-id_, SIGKILL);
  while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

ChildProcess::Output ChildProcess::read(std::chrono::milliseconds wait) {
  Output output;
  if (end_) return output;
  look_for_end();
  if (!reaped_) {
    if (asked_to_end_ && std::chrono::steady_clock::now() - *asked_to_end_ >= grace_) {
      ::kill(-id_, SIGKILL);
    }
    wait_for_output(wait);
    look_for_end();
  }
  const bool has_ended = reaped_.has_value();
  drain(out_, output.out);
  drain(errors_, output.errors);
  // What had been written before the end was in the pipes by then; an own child of the program may
  // hold them open for longer, and is not waited for.
  if (has_ended && output.out.empty() && output.errors.empty()) {
    out_.close();
    errors_.close();
    end_ = reaped_;
  }
  return output;
}

void ChildProcess::wait_for_output(std::chrono::milliseconds wait) const {
  std::array<pollfd, 2> pipes = {pollfd{out_.get(), POLLIN, 0}, pollfd{errors_.get(), POLLIN, 0}};
  if (out_.is_open() || errors_.is_open()) {
    ::poll(pipes.data(), pipes.size(), static_cast<int>(wait.count()));
  } else {
    std::this_thread::sleep_for(std::min(wait, kLookAgain));
  }
}

void ChildProcess::look_for_end() {
  if (reaped_) return;
  int status = 0;
  const pid_t found = ::waitpid(id_, &status, WNOHANG);
  if (found == 0 || (found < 0 && errno == EINTR)) return;
  reaped_.emplace();
  if (found < 0) return;  // somebody else took it
  if (WIFEXITED(status)) reaped_->exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) reaped_->signal = WTERMSIG(status);
}

void ChildProcess::stop() {
  if (reaped_ || asked_to_end_) return;
  asked_to_end_ = std::chrono::steady_clock::now();
  ::kill(-id_, SIGTERM);
}

}  // namespace crossfade::base
