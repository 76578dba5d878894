#include "advise/split_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "text/unicode.h"

namespace crossfade::advise {
namespace {

[[noreturn]] void refuse(std::string sentence, std::string remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, std::move(sentence), {}, std::move(remedy));
}

std::string list_of(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

void check_limits(const PlatformRequest& platform, double budget) {
  if (!(platform.least >= 0) || !(platform.most >= 0)) {
    refuse(
        fmt::format("promotion.platforms: least and most of '{}' must be 0 or more", platform.name),
        "a spend a week cannot be negative");
  }
  if (platform.least > platform.most) {
    refuse(fmt::format("promotion.platforms: least of '{}' ({}) is above its most ({})",
                       platform.name, platform.least, platform.most),
           "lower least or raise most");
  }
  if (platform.least > budget) {
    refuse(fmt::format("promotion.platforms: least of '{}' ({}) is above promotion.budget ({})",
                       platform.name, platform.least, budget),
           "lower least or raise the budget");
  }
}

std::size_t place_in(const SpendHistory& history, const std::string& name) {
  const std::string key = text::fold(name);
  for (std::size_t p = 0; p < history.platforms.size(); ++p) {
    if (text::fold(history.platforms[p]) == key) return p;
  }
  refuse(fmt::format("promotion.platforms: no platform is named '{}' in {}", name, history.file),
         "the history has " + list_of(history.platforms));
}

void take_listed(const std::vector<PlatformRequest>& listed, const SpendHistory* history,
                 SplitRequest& checked) {
  double least = 0;
  std::vector<std::string> keys;
  for (const PlatformRequest& platform : listed) {
    check_limits(platform, checked.budget);
    keys.push_back(text::fold(platform.name));
    if (std::ranges::count(keys, keys.back()) > 1) {
      refuse(fmt::format("promotion.platforms: '{}' is listed twice", platform.name),
             "list every platform once");
    }
    if (history != nullptr) checked.places.push_back(place_in(*history, platform.name));
    checked.names.push_back(history != nullptr ? history->platforms[checked.places.back()]
                                               : platform.name);
    checked.limits.push_back({platform.least, platform.most});
    least += platform.least;
  }
  if (least > checked.budget) {
    refuse(fmt::format("promotion.platforms: the sum of least ({}) is above promotion.budget ({})",
                       least, checked.budget),
           "lower least or raise the budget");
  }
}

}  // namespace

SplitRequest check_request(const PromotionRequest& request, const SpendHistory* history) {
  constexpr double kMostBudget = 1e15;
  if (!(request.budget > 0) || request.budget > kMostBudget) {
    refuse("promotion.budget must be an amount of money a week, above 0 and not above 1e15",
           "say what may be spent on promotion a week");
  }
  constexpr double kMostValue = 1e6;
  if (!(request.value_a_view >= 0) || request.value_a_view > kMostValue) {
    refuse("promotion.value_a_view must be 0 or more and not above a million", "say how many streams a view is worth");
  }
  SplitRequest checked;
  checked.budget = request.budget;
  if (!request.platforms.empty()) {
    take_listed(request.platforms, history, checked);
  } else if (history != nullptr) {
    checked.names = history->platforms;
    for (std::size_t p = 0; p < checked.names.size(); ++p) checked.places.push_back(p);
    checked.limits.assign(checked.names.size(), {0, std::numeric_limits<double>::infinity()});
  }
  double most = checked.limits.empty() ? checked.budget : 0;
  for (const SpendLimits& limit : checked.limits) most += limit.most;
  checked.spendable = std::min(checked.budget, most);
  const bool no_views = history != nullptr && request.value_a_view > 0 &&
                        std::ranges::all_of(history->views, [](double v) { return std::isnan(v); });
  if (no_views) {
    refuse("promotion.value_a_view is above 0, but " + history->file + " has no views",
           "add a column 'views', or set value_a_view to 0");
  }
  return checked;
}

}  // namespace crossfade::advise
