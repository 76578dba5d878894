#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/progress.h"
#include "registry/runs.h"

namespace crossfade::study {

/// What came of making a run again.
struct Verification {
  std::int64_t run = 0;  ///< the run that was made again: of a model, its study or training
  std::vector<std::string> equal;  ///< files, and "models" for what was saved, that are the same
  /// The first thing that is not the same, and where: "report/report.json: models[3].… is …, was
  /// …". Empty: all is equal.
  std::string difference;
  std::string code_version;  ///< of the program that made the run
};

/// How a run is made again.
struct VerifyOptions {
  std::int64_t run = 0;
  int threads = 1;                     ///< any number comes to the same
  base::Progress* progress = nullptr;  ///< not owned; may be null
};

/// Makes a run again from the data, seed and options that the store holds, and compares what it
/// leaves with what the run left, byte by byte: report, plan, cards, curves, and the version of the
/// models that it saved. Changes nothing in the store. Throws base::Error: kNotFound where the run
/// is not there, kUsage where it did not finish or is a sweep (whose trials can be verified),
/// kInputRefused where an option of it is not known to this program.
Verification verify_run(const std::string& store, const VerifyOptions& options);

}  // namespace crossfade::study
