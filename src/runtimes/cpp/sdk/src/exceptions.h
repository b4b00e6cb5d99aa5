#pragma once

#include <exception>
#include <typeinfo>

/** The type of the exception that ends the program: it is in flight, or its handler runs. Null when there is none. */
std::type_info const* current_exception_type();

/** That exception, if it is one of the standard library's or derived from one. */
std::exception const* current_standard_exception();
