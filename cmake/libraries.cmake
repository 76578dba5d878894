# Foreign libraries, all from Debian 12. Each is an interface target crossfade_lib_<name> that
# exactly one room seals (see the SEALS words in the top CMakeLists.txt).
find_package(PkgConfig REQUIRED)

function(crossfade_library name)
  add_library(crossfade_lib_${name} INTERFACE)
  target_link_libraries(crossfade_lib_${name} INTERFACE ${ARGN})
endfunction()

find_package(fmt 9 REQUIRED)
crossfade_library(fmt fmt::fmt)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
crossfade_library(xxhash PkgConfig::xxhash)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
crossfade_library(utf8proc PkgConfig::utf8proc)
find_package(nlohmann_json 3.11 REQUIRED)
crossfade_library(json nlohmann_json::nlohmann_json)
# Header only: how deep values may nest is fixed where toml++ is compiled, and 256 is too deep (toml.cc).
find_package(tomlplusplus 3.3 REQUIRED)
get_target_property(TOML_INCLUDE tomlplusplus::tomlplusplus INTERFACE_INCLUDE_DIRECTORIES)
crossfade_library(toml)
target_include_directories(crossfade_lib_toml SYSTEM INTERFACE ${TOML_INCLUDE})
find_path(FAST_FLOAT_INCLUDE fast_float/fast_float.h REQUIRED)
crossfade_library(fast_float)
target_include_directories(crossfade_lib_fast_float SYSTEM INTERFACE ${FAST_FLOAT_INCLUDE})
find_package(SQLite3 3.40 REQUIRED)
crossfade_library(sqlite SQLite::SQLite3)
# Header only, MPL-2.0 and nothing else of it. One thread: its products must not depend on their number.
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
crossfade_library(eigen Eigen3::Eigen)
target_compile_definitions(crossfade_lib_eigen INTERFACE EIGEN_DONT_PARALLELIZE EIGEN_MPL2_ONLY)
find_package(CLI11 2.1 REQUIRED)
crossfade_library(cli11 CLI11::CLI11)
find_package(doctest 2.4 REQUIRED)
