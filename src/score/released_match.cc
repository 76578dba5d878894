#include "score/released_match.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "catalogue/identifiers.h"
#include "catalogue/title_match.h"
#include "score/audio_calibration.h"
#include "text/unicode.h"

namespace crossfade::score {
namespace {

constexpr double kLengthTolerance = 2;

// Empty where either has no letter or digit.
std::string name_key(std::string_view artist, std::string_view title) {
  const std::string who = text::fold_words(artist);
  const std::string what = text::fold_words(title);
  return who.empty() || what.empty() ? "" : who + "\n" + what;
}

std::string called(const SoundClaim& claim) {
  return "\"" + claim.artist + " – " + claim.title + "\"";
}

std::ptrdiff_t values_known(const catalogue::Catalogue& catalogue, std::size_t row) {
  return std::ranges::count_if(kPlatformColumns, [&](const PlatformColumn& column) {
    return std::isfinite((catalogue.audio.*column.column)[row]);
  });
}

}  // namespace

std::string_view matched_by_name(MatchedBy by) {
  constexpr std::array<std::string_view, 5> kNames = {"", "isrc", "spotify", "names",
                                                      "names_and_length"};
  return kNames[static_cast<std::size_t>(by)];
}

ReleasedMatcher::ReleasedMatcher(const catalogue::Catalogue& catalogue) : catalogue_(catalogue) {
  const auto add = [](Index& index, std::string key, std::size_t row) {
    if (!key.empty()) index[std::move(key)].push_back(row);
  };
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    add(by_isrc_, std::string(catalogue.text(catalogue.isrc[row])), row);
    add(by_spotify_, std::string(catalogue.text(catalogue.spotify_uri[row])), row);
    const std::string_view artist = catalogue.text(catalogue.artist[row]);
    const std::string_view track = catalogue.text(catalogue.track[row]);
    add(by_name_, name_key(artist, track), row);
    add(by_core_, name_key(artist, catalogue::core_name(track)), row);
  }
}

ReleasedMatcher::Rows ReleasedMatcher::recordings_of(const Rows& rows) const {
  Rows best;
  std::unordered_map<std::uint64_t, std::size_t> places;
  for (const std::size_t row : rows) {
    const auto [place, is_new] = places.emplace(catalogue_.ids.recording[row], best.size());
    if (is_new) {
      best.push_back(row);
    } else if (values_known(catalogue_, row) > values_known(catalogue_, best[place->second])) {
      best[place->second] = row;
    }
  }
  return best;
}

ReleasedMatcher::Rows ReleasedMatcher::as_long(const Rows& rows, double duration_s) const {
  Rows near;
  for (const std::size_t row : rows) {
    const double distance = std::abs(catalogue_.duration_ms[row] / 1000 - duration_s);
    if (distance <= kLengthTolerance) near.push_back(row);
  }
  return near;
}

RowMatch ReleasedMatcher::by_identifier(const Index& index, const std::string& identifier,
                                        MatchedBy by, const SoundClaim& claim) const {
  const auto found = index.find(identifier);
  if (found == index.end()) return {{}, by, "no row of the catalogue has " + identifier};
  const Rows rows = recordings_of(found->second);
  if (rows.size() == 1) return {rows.front(), by, ""};
  const Rows near = as_long(rows, claim.duration_s);
  if (near.size() == 1) return {near.front(), by, ""};
  return {{}, by, std::to_string(rows.size()) + " recordings of the catalogue have " + identifier};
}

RowMatch ReleasedMatcher::by_names(const SoundClaim& claim) const {
  const std::string whole = name_key(claim.artist, claim.title);
  if (whole.empty()) {
    return {{}, MatchedBy::kNothing, "neither an identifier nor artist and title are known"};
  }
  if (const auto found = by_name_.find(whole); found != by_name_.end()) {
    const Rows rows = recordings_of(found->second);
    if (rows.size() == 1) return {rows.front(), MatchedBy::kNames, ""};
    const Rows near = as_long(rows, claim.duration_s);
    if (near.size() == 1) return {near.front(), MatchedBy::kNamesAndLength, ""};
    return {{},
            MatchedBy::kNames,
            std::to_string(rows.size()) + " recordings of the catalogue are called " +
                called(claim) + ", and their lengths do not tell which it is"};
  }
  const auto found = by_core_.find(name_key(claim.artist, catalogue::core_name(claim.title)));
  if (found != by_core_.end()) {
    const Rows near = as_long(recordings_of(found->second), claim.duration_s);
    if (near.size() == 1) return {near.front(), MatchedBy::kNamesAndLength, ""};
    return {{},
            MatchedBy::kNamesAndLength,
            "the catalogue has " + called(claim) +
                " only in other versions, and their lengths do not tell which it is"};
  }
  return {{}, MatchedBy::kNames, "the catalogue has no " + called(claim)};
}

RowMatch ReleasedMatcher::match(const SoundClaim& claim) const {
  std::string canonical;
  RowMatch first;
  const auto try_identifier = [&](const std::string& given, catalogue::CanonicalId form,
                                  const Index& index, MatchedBy by) {
    if (given.empty()) return false;
    if (!form(given, canonical)) {
      if (first.reason.empty()) first.reason = "\"" + given + "\" is no identifier";
      return false;
    }
    RowMatch match = by_identifier(index, canonical, by, claim);
    if (match.row || first.reason.empty()) first = std::move(match);
    return first.row.has_value();
  };
  if (try_identifier(claim.spotify, catalogue::canonical_track_uri, by_spotify_,
                     MatchedBy::kSpotify) ||
      try_identifier(claim.isrc, catalogue::canonical_isrc, by_isrc_, MatchedBy::kIsrc)) {
    return first;
  }
  RowMatch named = by_names(claim);
  const bool has_names = !claim.artist.empty() && !claim.title.empty();
  if (!named.row && !first.reason.empty()) {
    named.reason = has_names ? first.reason + "; " + named.reason : first.reason;
  }
  if (!named.row) named.by = MatchedBy::kNothing;
  return named;
}

}  // namespace crossfade::score
