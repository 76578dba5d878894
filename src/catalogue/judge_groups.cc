// The rules that compare rows with one another: rows are sorted by what they should share, then
// each run of equal keys is asked whether it also agrees in what it should agree in.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include "catalogue/quality_rules.h"

namespace crossfade::catalogue {
namespace {

// Below this, equal stream counts of two recordings are chance.
constexpr double kTellingStreams = 100'000;

// What a row should share with others, and what these must then agree in.
struct KeyedRow {
  std::uint64_t key;
  std::uint64_t value;
  std::uint32_t row;
};

// The rows whose key stands with more than one value.
std::vector<std::uint32_t> disagreeing_rows(std::vector<KeyedRow> keyed) {
  std::sort(keyed.begin(), keyed.end(), [](const KeyedRow& a, const KeyedRow& b) {
    return a.key != b.key ? a.key < b.key : a.row < b.row;
  });
  std::vector<std::uint32_t> rows;
  for (auto begin = keyed.begin(); begin != keyed.end();) {
    const auto end = std::find_if(begin, keyed.end(),
                                  [&](const KeyedRow& other) { return other.key != begin->key; });
    const bool agree =
        std::all_of(begin, end, [&](const KeyedRow& one) { return one.value == begin->value; });
    if (!agree) {
      for (auto one = begin; one != end; ++one) rows.push_back(one->row);
    }
    begin = end;
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

// Judges the rows that `is_checked`, by key(row) and value(row).
template <typename Checked, typename Key, typename Value>
Judged judge_agreement(const QualityInput& input, const Checked& is_checked, const Key& key,
                       const Value& value) {
  std::vector<KeyedRow> keyed;
  for (std::size_t row = 0; row < input.catalogue().size(); ++row) {
    if (is_checked(row)) keyed.push_back({key(row), value(row), static_cast<std::uint32_t>(row)});
  }
  Judged judged;
  judged.checked = keyed.size();
  judged.rows = disagreeing_rows(std::move(keyed));
  judged.faults = judged.rows.size();
  return judged;
}

std::uint64_t number_key(double value) { return std::bit_cast<std::uint64_t>(value); }

}  // namespace

Judged rows_repeated(const QualityInput& input) {
  const Catalogue& catalogue = input.catalogue();
  const auto values_of = [&](std::size_t row) {
    return std::array<std::uint64_t, 4>{catalogue.artist[row], catalogue.track[row],
                                        catalogue.album[row],
                                        number_key(catalogue.duration_ms[row])};
  };
  std::vector<std::uint32_t> order(catalogue.size());
  for (std::size_t row = 0; row < order.size(); ++row) order[row] = static_cast<std::uint32_t>(row);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto left = values_of(a);
    const auto right = values_of(b);
    return left != right ? left < right : a < b;
  });
  Judged judged;
  judged.checked = order.size();
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (values_of(order[i]) == values_of(order[i - 1])) judged.rows.push_back(order[i]);
  }
  std::sort(judged.rows.begin(), judged.rows.end());
  judged.faults = judged.rows.size();
  return judged;
}

Judged recording_under_several_artists(const QualityInput& input) {
  const auto& recording = input.recordings.recording;
  const auto& artist = input.catalogue().ids.artist;
  return judge_agreement(
      input, [](std::size_t) { return true; }, [&](std::size_t row) { return recording[row]; },
      [&](std::size_t row) { return artist[row]; });
}

Judged video_of_several_recordings(const QualityInput& input) {
  const auto& video = input.catalogue().ids.video;
  const auto& recording = input.recordings.recording;
  return judge_agreement(
      input, [&](std::size_t row) { return video[row] != 0; },
      [&](std::size_t row) { return video[row]; }, [&](std::size_t row) { return recording[row]; });
}

Judged streams_of_other_recording(const QualityInput& input) {
  const auto& streams = input.catalogue().streams;
  const auto& recording = input.recordings.recording;
  return judge_agreement(
      input, [&](std::size_t row) { return streams[row] > kTellingStreams; },
      [&](std::size_t row) { return number_key(streams[row]); },
      [&](std::size_t row) { return recording[row]; });
}

Judged recording_with_several_streams(const QualityInput& input) {
  const auto& streams = input.catalogue().streams;
  const auto& recording = input.recordings.recording;
  return judge_agreement(
      input, [&](std::size_t row) { return !std::isnan(streams[row]); },
      [&](std::size_t row) { return recording[row]; },
      [&](std::size_t row) { return number_key(streams[row]); });
}

Judged recording_with_several_videos(const QualityInput& input) {
  const auto& video = input.catalogue().ids.video;
  const auto& recording = input.recordings.recording;
  return judge_agreement(
      input, [&](std::size_t row) { return video[row] != 0; },
      [&](std::size_t row) { return recording[row]; }, [&](std::size_t row) { return video[row]; });
}

}  // namespace crossfade::catalogue
