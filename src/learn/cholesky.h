#pragma once

#include <cstddef>
#include <span>

namespace crossfade::learn {

/// Cholesky's factor of small covariance matrices (up to a few dozen rows). A matrix is n x n,
/// row-major, symmetric and positive definite; only its lower triangle is read and written.

/// Replaces the matrix by its lower factor L (matrix = L L'). A matrix that is not positive
/// definite breaks a promise of the caller.
void factor_in_place(std::span<double> matrix, std::size_t n);
/// Replaces `x` by L^-1 x.
void solve_lower(std::span<const double> factor, std::size_t n, std::span<double> x);
/// Replaces `x` by L'^-1 x.
void solve_upper(std::span<const double> factor, std::size_t n, std::span<double> x);
/// Writes the inverse of L L' to the lower triangle of `inverse`. `factor` is used up.
void invert_factored(std::span<double> factor, std::size_t n, std::span<double> inverse);

}  // namespace crossfade::learn
