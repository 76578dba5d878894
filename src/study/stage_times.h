#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "base/progress.h"

namespace crossfade::study {

/// A progress that tells another one everything and keeps how long each stage took. A stage goes by
/// its first word: "reading a.csv" and "reading b.csv" are one.
class StageTimes final : public base::Progress {
 public:
  /// `inner` may be null and is not owned; without a clock nothing is measured. `now_ms` is called
  /// at the beginning of stages.
  StageTimes(base::Progress* inner, std::function<std::int64_t()> now_ms);

  void begin(const std::string& stage, std::size_t steps) override;
  void advance(std::size_t steps) override;
  void finish() override;

  struct Stage {
    std::string name;
    double seconds = 0;
  };
  /// All stages in the order of their first beginning, the last one ended now; one that began
  /// several times has the sum.
  std::vector<Stage> stages();

 private:
  void end_stage();

  base::Progress* inner_;
  std::function<std::int64_t()> now_ms_;
  std::mutex mutex_;
  std::vector<Stage> stages_;
  std::string current_;  // empty: none
  std::int64_t begun_ms_ = 0;
};

}  // namespace crossfade::study
