# Compiler settings that hold for every room.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(CROSSFADE_WERROR "Treat warnings as errors" OFF)
option(CROSSFADE_BENCH "Build the benchmarks" OFF)
option(CROSSFADE_FUZZ "Build the fuzz targets (clang)" OFF)
set(CROSSFADE_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")

# -Wrestrict is off: g++ 12 reports its own std::string operator+ (GCC bug 105651).
# No fused multiply-add: the same source must give the same bytes on every x86-64 machine.
add_compile_options(-ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                    -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast -Wno-restrict)
if(CROSSFADE_WERROR)
  add_compile_options(-Werror)
endif()
if(CROSSFADE_SANITIZE)
  add_compile_options(-fsanitize=${CROSSFADE_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CROSSFADE_SANITIZE})
  # Sanitizers keep g++ 12 from seeing what is initialised (its manual says so): false alarms on
  # std::optional. The preset dev keeps the warning.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_package(Threads REQUIRED)
