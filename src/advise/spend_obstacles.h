#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "advise/spend_history.h"
#include "text/sentence.h"

namespace crossfade::advise {

/// The weeks with a known outcome that curves of so many platforms need, in a history of `weeks`:
/// four for each number fitted, a rule of thumb below which the curves bend to the noise.
std::size_t weeks_needed(std::size_t weeks, std::size_t platforms);

/// Why no curves can be told from a history, a sentence each; empty: nothing stands in the way. Too
/// few weeks with a known outcome; a platform on which the same was spent every week, nothing at
/// all among them; a platform of whose spend less than 1 % goes its own way, the rest following a
/// line in time and the spend on the others: what it brings cannot be told from what they bring.
/// `outcome` is that of each week, NaN where not known.
std::vector<text::Sentence> spend_obstacles(const SpendHistory& history,
                                            std::span<const double> outcome);

}  // namespace crossfade::advise
