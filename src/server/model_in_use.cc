#include "server/model_in_use.h"

#include <utility>

#include "base/memory.h"

namespace crossfade::server {

std::shared_ptr<const score::Scorer> ModelInUse::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

void ModelInUse::load(const std::string& folder, const catalogue::Import* roster, int threads) {
  const std::lock_guard one_at_a_time(loading_);
  put_to_use(std::make_shared<const score::Scorer>(
      std::make_shared<const score::StudyModel>(score::load_study_model(folder)), roster, threads));
}

void ModelInUse::know(const catalogue::Import* roster, int threads) {
  const std::lock_guard one_at_a_time(loading_);
  const std::shared_ptr<const score::Scorer> before = current();
  if (before == nullptr) return;
  put_to_use(std::make_shared<const score::Scorer>(before->shared_model(), roster, threads));
}

void ModelInUse::put_to_use(std::shared_ptr<const score::Scorer> scorer) {
  {
    const std::lock_guard lock(mutex_);
    current_.swap(scorer);
  }
  // Outside the lock, so that nobody waits while what was in use goes.
  scorer.reset();
  base::give_back_memory();
}

}  // namespace crossfade::server
