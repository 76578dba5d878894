#pragma once

#include "learn/tree_kernels.h"

namespace crossfade::learn {

/// Whether this processor runs avx2_kernels() (AVX2, BMI 1 and 2, POPCNT).
bool runs_avx2_kernels();

/// Four entries or cells at a time; the same bytes as portable_kernels().
const TreeKernels& avx2_kernels();

}  // namespace crossfade::learn
