#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/date.h"
#include "score/prediction.h"
#include "store/store.h"

namespace crossfade::registry {

/// What was foretold of one recording. Numbers are in the target's unit: ln(1 + count), or the
/// probability of a hit; NaN is kept as NULL.
struct ForecastLine {
  std::uint64_t recording = 0;  ///< identity
  std::uint64_t artist = 0;     ///< identity
  std::string target = {};      ///< "log_streams", "hit", "log_views"
  std::string scenario = {};    ///< "a" to "d"
  double value = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN();  ///< ends of the 90 % band
  double high = std::numeric_limits<double>::quiet_NaN();
  std::string choice = {};  ///< of a plan: the tier of video it was given; else empty
  double cost = std::numeric_limits<double>::quiet_NaN();  ///< of a plan: of that choice
};

/// Predictions that were made together, or the choices of a plan.
struct Forecast {
  std::string kind;           ///< "predict" or "plan"
  base::Date made_on;         ///< of the counts it knew; missing: undated
  std::int64_t snapshot = 0;  ///< the latest that the store held then; 0: none
  std::vector<ForecastLine> lines;
  std::string model_version = {};  ///< score::StudyModel::version; empty: not known, or none
};

/// What was predicted of rows, as a forecast of kind "predict" without its model's version; rows
/// without an answer are left out.
Forecast forecast_of(const std::vector<score::Prediction>& predictions, base::Date made_on,
                     std::int64_t snapshot);

/// Keeps a forecast in one transaction and returns its number. The very same again changes nothing
/// and gives the number it has.
std::int64_t keep_forecast(store::Store& store, const Forecast& forecast);

/// All that were kept, the oldest first. Out-of-fold predictions of a study are forecasts, too: of
/// kind "study", with the report's number below zero, so that no two have the same.
struct KeptForecast {
  std::int64_t id = 0;
  Forecast forecast;
};
std::vector<KeptForecast> read_forecasts(store::Store& store);

}  // namespace crossfade::registry
