#include <aws/lambda-runtime/runtime.h>

#include <any>
#include <cassert>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

using namespace aws::lambda_runtime;

namespace shop {
struct Sold : std::runtime_error {
    using std::runtime_error::runtime_error;
};
} // namespace shop

struct Base {
    virtual ~Base() = default;
};
struct One : Base {};
struct Other : Base {};

// What is thrown by the work, as "type: message".
static std::string thrown(std::function<void()> const& work)
{
    try {
        work();
        return "nothing";
    } catch (std::invalid_argument const& error) {
        return std::string("invalid_argument: ") + error.what();
    } catch (std::out_of_range const&) {
        return "out_of_range";
    } catch (std::length_error const&) {
        return "length_error";
    } catch (std::ios_base::failure const&) {
        return "ios_base::failure";
    } catch (std::bad_cast const&) {
        return "bad_cast";
    } catch (std::bad_optional_access const&) {
        return "bad_optional_access";
    } catch (std::bad_variant_access const&) {
        return "bad_variant_access";
    } catch (std::bad_function_call const&) {
        return "bad_function_call";
    } catch (shop::Sold const& error) {
        return std::string("Sold: ") + error.what();
    } catch (std::exception const& error) {
        return std::string("exception: ") + error.what();
    } catch (int number) {
        return "int: " + std::to_string(number);
    }
}

static std::string again()
{
    std::exception_ptr kept;
    try {
        throw shop::Sold("out");
    } catch (...) {
        kept = std::current_exception();
    }
    return thrown([&] {
        try {
            throw 2;
        } catch (int) {
            std::rethrow_exception(kept);
        }
    });
}

static std::string all_thrown()
{
    std::string said;
    auto const add = [&](std::string const& what) { said += what + "\n"; };
    add(thrown([] { (void)std::stol("abc"); }));
    add(thrown([] { (void)std::stoi("99999999999999999999"); }));
    add(thrown([] { (void)std::vector<int>().at(3); }));
    add(thrown([] { (void)std::string("a").substr(4); }));
    add(thrown([] { std::vector<int>().reserve(static_cast<size_t>(-1)); }));
    add(thrown([] {
        One one;
        Base& base = one;
        (void)dynamic_cast<Other&>(base);
    }));
    add(thrown([] { (void)std::optional<int>().value(); }));
    add(thrown([] { (void)std::get<long>(std::variant<int, long>(3)); }));
    add(thrown([] { std::function<void()>()(); }));
    add(thrown([] { throw shop::Sold("sold out"); }));
    add(thrown([] { throw 42; }));
    add(again());
    return said;
}

static int deeper(int depth)
{
    volatile char room[200] = {static_cast<char>(depth)};
    return depth < 0 ? 0 : deeper(depth + 1) + room[0];
}

static void sell()
{
    throw std::runtime_error("not allowed");
}

static void never_throws() noexcept
{
    sell();
}

struct Pair {
    int first, second;
};

static invocation_response my_handler(invocation_request const& request)
{
    auto const& event = request.payload;
    if (event == "throw") throw shop::Sold("nobody catches this");
    if (event == "throw 3") throw 3;
    if (event == "noexcept") never_throws();
    if (event == "abort") std::abort();
    if (event == "assert") assert(event == "false");
    if (event == "exit") std::exit(7);
    if (event == "null") {
        Pair* pair = event == "null" ? nullptr : new Pair{1, 2};
        return invocation_response::success(std::to_string(pair->second), "text/plain");
    }
    if (event == "divide") {
        volatile int zero = 0;
        return invocation_response::success(std::to_string(5 / zero), "text/plain");
    }
    if (event == "trap") __builtin_trap();
    if (event == "stack") return invocation_response::success(std::to_string(deeper(1)), "text/plain");
    if (event == "memory") {
        std::vector<std::string> kept;
        for (;;) kept.push_back(std::string(1 << 20, 'x'));
    }
    if (event == "buffer") std::cout << "kept in the buffer\n";
    if (event == "flush") std::cout << "written at once" << std::endl;
    return invocation_response::success(all_thrown(), "");
}

int main()
{
    struct Guard {
        bool alive = true;
        ~Guard() { alive = false; }
    } guard;
    run_handler([&guard](invocation_request const& request) {
        return guard.alive ? my_handler(request) : invocation_response::failure("main() was left with its variables destroyed", "Dead");
    });
    return 5;
}
