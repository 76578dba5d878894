#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::advise {

/// What a listener hears change from one track to the next. NaN is "not known".
struct Sound {
  double tempo_bpm = 0;      ///< above 0
  double key = 0;            ///< pitch class, 0 (C) to 11
  double energy = 0;         ///< 0 to 1
  std::uint32_t artist = 0;  ///< equal for tracks of one artist
};

/// Steps along the circle of fifths from one pitch class to another, 0 to 6: 1 for harmonic
/// neighbours.
int fifths_between(int key, int other);

/// How large a change is, in steps: 6 % of tempo (the range of a turntable's pitch control), a
/// fifth, or .1 of energy is one step, and they add up. Tempi that are twice or half each other are
/// alike. What one of the two does not know counts two steps. Artists play no part.
double step_between(const Sound& from, const Sound& to);

/// An order of `sounds`, as indices, with small steps from each to the next. It begins with the
/// first, unless an artist has so many that another must begin; no artist comes twice in a row
/// where that can be avoided, and as seldom as possible where not. Deterministic. Time grows with
/// the square of their number or more: 50 ms for 500, .8 s for 2,000.
std::vector<std::size_t> smooth_order(std::span<const Sound> sounds);

}  // namespace crossfade::advise
