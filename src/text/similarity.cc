// Fuzzy similarity on code points. The longest common subsequence is found bit-parallel (Hyyro
// 2004): bit i of a word stands for position i of the first text, and one code point of the second
// text costs a few word operations for each 64 positions of the first.
#include "text/similarity.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/unicode.h"

namespace crossfade::text {
namespace {

using CodePoints = std::vector<std::int32_t>;

CodePoints decode(std::string_view utf8) {
  CodePoints codes;
  codes.reserve(utf8.size());
  while (!utf8.empty()) codes.push_back(take_code_point(utf8));
  return codes;
}

// Where each code point stands in a text, as bits.
class Positions {
 public:
  explicit Positions(const CodePoints& text)
      : words_((text.size() + 63) / 64), ascii_(128 * words_) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      bits(text[i], true)[i / 64] |= std::uint64_t{1} << (i % 64);
    }
  }
  std::size_t words() const { return words_; }
  const std::uint64_t* of(std::int32_t code) { return bits(code, false); }
  bool has(std::int32_t code) {
    const std::uint64_t* found = of(code);
    return found != nullptr && std::any_of(found, found + words_, [](auto w) { return w != 0; });
  }

 private:
  std::uint64_t* bits(std::int32_t code, bool add) {
    if (code >= 0 && code < 128) return ascii_.data() + code * words_;
    const auto found = others_.find(code);
    if (found != others_.end()) return found->second.data();
    if (!add) return nullptr;
    return others_.emplace(code, std::vector<std::uint64_t>(words_)).first->second.data();
  }

  std::size_t words_;
  std::vector<std::uint64_t> ascii_;
  std::unordered_map<std::int32_t, std::vector<std::uint64_t>> others_;
};

/// Length of the longest common subsequence of a text and the one that `positions` describes. `row`
/// is room to work in, kept from call to call.
std::size_t common_length(Positions& positions, std::span<const std::int32_t> text,
                          std::vector<std::uint64_t>& row) {
  row.assign(positions.words(), ~std::uint64_t{0});
  for (const std::int32_t code : text) {
    const std::uint64_t* match = positions.of(code);
    if (match == nullptr) continue;
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < row.size(); ++w) {
      const std::uint64_t both = row[w] & match[w];
      const std::uint64_t sum = row[w] + both + carry;
      carry = sum < row[w] || (carry != 0 && sum == row[w]) ? 1 : 0;
      row[w] = sum | (row[w] - both);
    }
  }
  std::size_t common = 0;
  for (const std::uint64_t word : row) common += static_cast<std::size_t>(std::popcount(~word));
  return common;
}

double share(std::size_t common, std::size_t a, std::size_t b) {
  return a + b == 0 ? 0 : 2 * static_cast<double>(common) / static_cast<double>(a + b);
}

std::vector<std::string_view> sorted_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  std::ranges::sort(words);
  const auto repeats = std::ranges::unique(words);
  words.erase(repeats.begin(), repeats.end());
  return words;
}

std::string joined(const std::vector<std::string_view>& words, std::string start = {}) {
  for (const std::string_view word : words) {
    if (!start.empty()) start += ' ';
    start += word;
  }
  return start;
}

}  // namespace

double ratio(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  const CodePoints first = decode(a);
  const CodePoints second = decode(b);
  Positions positions(first);
  std::vector<std::uint64_t> row;
  return share(common_length(positions, second, row), first.size(), second.size());
}

double partial_ratio(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  CodePoints shorter = decode(a);
  CodePoints longer = decode(b);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  const std::size_t size = shorter.size();
  if (std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end()) != longer.end()) {
    return 1;
  }
  Positions positions(shorter);
  std::vector<std::uint64_t> row;
  std::size_t best = 0;
  const std::size_t last = longer.size() - size;
  for (std::size_t start = 0; start <= last; ++start) {
    // A window that opens with a character the shorter text lacks is never better than the next.
    if (start < last && !positions.has(longer[start])) continue;
    best = std::max(best, common_length(positions, std::span(longer).subspan(start, size), row));
  }
  return share(best, size, size);
}

double token_set_ratio(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> first = sorted_words(a);
  const std::vector<std::string_view> second = sorted_words(b);
  if (first.empty() || second.empty()) return 0;
  std::vector<std::string_view> shared;
  std::vector<std::string_view> only_first;
  std::vector<std::string_view> only_second;
  std::ranges::set_intersection(first, second, std::back_inserter(shared));
  std::ranges::set_difference(first, second, std::back_inserter(only_first));
  std::ranges::set_difference(second, first, std::back_inserter(only_second));
  if (!shared.empty() && (only_first.empty() || only_second.empty())) return 1;
  const std::string base = joined(shared);
  const std::string with_first = joined(only_first, base);
  const std::string with_second = joined(only_second, base);
  return std::max(
      {ratio(base, with_first), ratio(base, with_second), ratio(with_first, with_second)});
}

std::string_view nearest_word(std::string_view word, std::span<const std::string_view> words) {
  constexpr double kNearEnough = 0.6;
  std::string_view nearest;
  double most = 0;
  for (const std::string_view known : words) {
    const double alike = ratio(known, word);
    if (alike < kNearEnough || alike <= most) continue;
    nearest = known;
    most = alike;
  }
  return nearest;
}

}  // namespace crossfade::text
