#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace aws {
namespace lambda_runtime {

/** Either a result or a failure. Asking for the one that is not there is a mistake of the program. */
template <typename TResult, typename TFailure>
class outcome {
public:
    outcome(TResult const& result) : m_value(std::in_place_index<0>, result) {}
    outcome(TResult&& result) : m_value(std::in_place_index<0>, std::move(result)) {}
    outcome(TFailure const& failure) : m_value(std::in_place_index<1>, failure) {}
    outcome(TFailure&& failure) : m_value(std::in_place_index<1>, std::move(failure)) {}

    bool is_success() const { return m_value.index() == 0; }

    TResult const& get_result() const&
    {
        assert(is_success());
        return std::get<0>(m_value);
    }
    TResult&& get_result() &&
    {
        assert(is_success());
        return std::get<0>(std::move(m_value));
    }
    TFailure const& get_failure() const
    {
        assert(!is_success());
        return std::get<1>(m_value);
    }

private:
    std::variant<TResult, TFailure> m_value;
};

} // namespace lambda_runtime
} // namespace aws
