# The dashboard in the program: built by Node into build/dashboard, which all presets share, then
# taken in as an assembler file of .incbin lines. Without a Node the program is built all the same; it
# then serves a page that says so.
option(CROSSFADE_DASHBOARD "Build the dashboard (by Node) and embed it" ON)
set(CROSSFADE_NODE "" CACHE FILEPATH "The Node that builds the dashboard; empty: the one on the PATH")

# Sets `result` to a Node that can build the dashboard, or to nothing, and says why.
function(crossfade_find_node result)
  set(${result} "" PARENT_SCOPE)
  if(NOT CROSSFADE_DASHBOARD)
    return()
  endif()
  if(CROSSFADE_NODE)
    set(node ${CROSSFADE_NODE})
  else()
    find_program(node NAMES node nodejs NO_CACHE)
  endif()
  if(NOT node)
    message(NOTICE "-- No Node found: the program is built without its dashboard")
    return()
  endif()
  execute_process(COMMAND ${node} ${CMAKE_SOURCE_DIR}/dashboard/tools/build.mjs --check
                  RESULT_VARIABLE failed ERROR_VARIABLE why ERROR_STRIP_TRAILING_WHITESPACE)
  if(failed)
    message(NOTICE "-- The program is built without its dashboard: ${why}")
    return()
  endif()
  set(${result} ${node} PARENT_SCOPE)
endfunction()

# crossfade_dashboard(ROOM room): embeds the dashboard in a room, which declares embedded_assets()
# (src/server/assets.h). Leaves the Node that builds it in the global property CROSSFADE_DASHBOARD_NODE.
function(crossfade_dashboard)
  cmake_parse_arguments(DASHBOARD "" "ROOM" "" ${ARGN})
  set(source ${CMAKE_SOURCE_DIR}/dashboard)
  set(out ${CMAKE_BINARY_DIR}/dashboard)
  crossfade_find_node(node)
  if(NOT node)
    file(CONFIGURE OUTPUT ${out}/assets_none.cc @ONLY CONTENT [[
#include "server/assets.h"

std::span<const crossfade::server::Asset> crossfade::server::embedded_assets() { return {}; }
]])
    target_sources(crossfade_${DASHBOARD_ROOM} PRIVATE ${out}/assets_none.cc)
    return()
  endif()

  set_property(GLOBAL PROPERTY CROSSFADE_DASHBOARD_NODE ${node})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${source}/src/* ${source}/tools/*)
  list(FILTER sources EXCLUDE REGEX "\\.test\\.")
  foreach(file index.html package.json package-lock.json svelte.config.js tsconfig.json vite.config.ts)
    list(APPEND sources ${source}/${file})
  endforeach()
  # The lock: presets that build at the same time wait for the first, and find its work done.
  set(shared ${CMAKE_SOURCE_DIR}/build/dashboard)
  add_custom_command(
    OUTPUT ${out}/assets.s ${out}/assets_index.cc
    COMMAND ${CMAKE_COMMAND} -E make_directory ${shared} ${out}
    COMMAND flock ${shared}/lock ${node} ${source}/tools/build.mjs ${shared} ${out}
    DEPENDS ${sources} COMMENT "Building the dashboard" VERBATIM)
  # Assembled by hand: as a language of the project it would be given the flags of C++.
  add_custom_command(
    OUTPUT ${out}/assets.o
    COMMAND ${CMAKE_CXX_COMPILER} -c assets.s -o assets.o
    WORKING_DIRECTORY ${out} DEPENDS ${out}/assets.s COMMENT "Embedding the dashboard" VERBATIM)
  # A target of its own: what is built by the room's own target waits for all rooms below it.
  add_custom_target(crossfade_dashboard DEPENDS ${out}/assets.o ${out}/assets_index.cc)
  add_dependencies(crossfade_${DASHBOARD_ROOM} crossfade_dashboard)
  set_source_files_properties(${out}/assets.o PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
  target_sources(crossfade_${DASHBOARD_ROOM} PRIVATE ${out}/assets_index.cc ${out}/assets.o)
endfunction()
