#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "catalogue/import.h"
#include "score/scorer.h"

namespace crossfade::server {

/// The models that answer requests, which may be swapped for others at any time: who took current()
/// before keeps what he took until he lets it go. Any number of threads may use it.
class ModelInUse {
 public:
  /// The scorer in use; null before the first load().
  std::shared_ptr<const score::Scorer> current() const;

  /// Reads the models of `folder` anew and puts them to use with what `roster` (may be null, and
  /// may go afterwards) knows. Throws what score::load_study_model() and score::Scorer do, of a
  /// folder that is only half written among it; what was in use then stays in use. Takes about
  /// a second of CPU with a roster of 17,000 rows; of several at once each waits for the one before.
  void load(const std::string& folder, const catalogue::Import* roster, int threads);

  /// Puts the models in use to further use with another roster. Does nothing where there are none.
  void know(const catalogue::Import* roster, int threads);

 private:
  void put_to_use(std::shared_ptr<const score::Scorer> scorer);

  std::mutex loading_;        // one change at a time
  mutable std::mutex mutex_;  // of current_
  std::shared_ptr<const score::Scorer> current_;
};

}  // namespace crossfade::server
