#pragma once

#include <span>
#include <string_view>

namespace crossfade::text {

/// Similarities of two texts that fold_words() made, 0 (nothing shared) to 1 (same). Either empty:
/// 0. ratio() and token_set_ratio() are symmetric, partial_ratio() where both texts have the same
/// length. Bytes that are not UTF-8 count as one character each. Cost: with n and m characters,
/// n >= m, about n * m / 64 steps, times n - m + 1 windows for partial_ratio(): cut what may be
/// long.

/// 1 - edit distance / length of the longer, counted in code points; insertions and deletions only
/// (the indel ratio: 2 x longest common subsequence / sum of lengths), bit-parallel (Hyyro 2004).
double ratio(std::string_view a, std::string_view b);
/// The best ratio() of the shorter text against any equally long window of the longer.
double partial_ratio(std::string_view a, std::string_view b);
/// ratio() of the words as sorted sets: shared words against shared + rest, the best of three.
double token_set_ratio(std::string_view a, std::string_view b);

/// The one of `words` whose ratio() with `word` is highest (the first of equals), for "did you
/// mean": empty where none reaches .6. Texts are compared as they stand.
std::string_view nearest_word(std::string_view word, std::span<const std::string_view> words);

}  // namespace crossfade::text
