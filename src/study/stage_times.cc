#include "study/stage_times.h"

#include <algorithm>

namespace crossfade::study {

StageTimes::StageTimes(base::Progress* inner, std::function<std::int64_t()> now_ms)
    : inner_(inner), now_ms_(std::move(now_ms)) {}

void StageTimes::begin(const std::string& stage, std::size_t steps) {
  {
    const std::lock_guard lock(mutex_);
    end_stage();
    current_ = stage.substr(0, stage.find(' '));
    if (now_ms_) begun_ms_ = now_ms_();
  }
  if (inner_ != nullptr) inner_->begin(stage, steps);
}

void StageTimes::advance(std::size_t steps) {
  if (inner_ != nullptr) inner_->advance(steps);
}

void StageTimes::finish() {
  {
    const std::lock_guard lock(mutex_);
    end_stage();
  }
  if (inner_ != nullptr) inner_->finish();
}

std::vector<StageTimes::Stage> StageTimes::stages() {
  const std::lock_guard lock(mutex_);
  const std::string going_on = current_;
  end_stage();
  current_ = going_on;
  if (now_ms_) begun_ms_ = now_ms_();
  return stages_;
}

void StageTimes::end_stage() {
  if (current_.empty() || !now_ms_) return;
  auto stage = std::ranges::find(stages_, current_, &Stage::name);
  if (stage == stages_.end()) stage = stages_.insert(stages_.end(), {current_, 0});
  stage->seconds += static_cast<double>(now_ms_() - begun_ms_) / 1000;
  current_.clear();
}

}  // namespace crossfade::study
