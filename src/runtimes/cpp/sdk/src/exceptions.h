#pragma once

#include <exception>
#include <typeinfo>

/** The type of the exception whose handler runs; null when none does. */
std::type_info const* current_exception_type();

/** The exception whose handler runs, if it is one of the standard library's or derived from one. */
std::exception const* current_standard_exception();
