#pragma once

#include "learn/tree_kernels.h"

namespace crossfade::learn {

/// Whether this processor runs avx512_kernels() (AVX-512 F, DQ, BW and VL).
bool runs_avx512_kernels();

/// Eight entries or cells at a time; the same bytes as portable_kernels().
const TreeKernels& avx512_kernels();

}  // namespace crossfade::learn
