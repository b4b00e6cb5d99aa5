#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iomanip>
#include <limits>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// Each section mixes many results into one number: equal numbers mean equal arithmetic, to the bit.
static uint64_t hash;

static void mix(void const* bytes, size_t size)
{
    for (size_t i = 0; i < size; ++i) {
        hash ^= static_cast<unsigned char const*>(bytes)[i];
        hash *= 1099511628211ull;
    }
}
template <typename T>
static void mix(T value)
{
    mix(&value, sizeof value);
}
static void mix(std::string const& text)
{
    mix(text.data(), text.size());
}

static std::mt19937_64 chance;

// In two steps: compilers may evaluate arguments in any order.
static double scattered(int exponents, int below)
{
    auto const digits = static_cast<double>(chance() >> 11);
    auto const exponent = static_cast<int>(chance() % static_cast<uint64_t>(exponents)) - below;
    return std::ldexp(digits, exponent);
}

static void integers()
{
    for (int i = 0; i < 3000; ++i) {
        uint64_t const a = chance(), b = chance() >> (i & 63) | 1;
        auto const s = static_cast<int64_t>(a), t = static_cast<int64_t>(b) | 1;
        mix(a / b), mix(a % b), mix(a * b), mix(a << (i & 63)), mix(a >> (i & 63)), mix(s >> (i & 63));
        if (t != -1) mix(s / t), mix(s % t);
        mix(static_cast<int32_t>(a) < static_cast<int32_t>(b)), mix(static_cast<uint32_t>(a) < static_cast<uint32_t>(b));
        mix(static_cast<int64_t>(static_cast<int8_t>(a))), mix(static_cast<int64_t>(static_cast<int16_t>(a)));
        mix(static_cast<uint32_t>(a) * static_cast<uint32_t>(b)), mix(static_cast<uint32_t>(a) / (static_cast<uint32_t>(b) | 1));
        mix(__builtin_popcountll(a)), mix(__builtin_clzll(a | 1)), mix(__builtin_ctzll(a | 1ull << 63)), mix(a << 13 | a >> 51);
    }
}

static void floats()
{
    for (int i = 0; i < 2000; ++i) {
        uint64_t const a = chance();
        double const q = std::ldexp(static_cast<double>(a >> 12), -static_cast<int>(a & 63)), e = static_cast<double>(static_cast<int64_t>(a));
        float const f = static_cast<float>(q);
        mix(q), mix(e), mix(f), mix(q * e), mix(q / e), mix(q - e), mix(f * f), mix(f / 3.0f), mix(static_cast<double>(f));
        mix(std::sqrt(q)), mix(std::sqrt(f)), mix(std::floor(-q)), mix(std::ceil(q)), mix(std::trunc(-q)), mix(std::nearbyint(q)), mix(std::round(q));
        mix(std::fabs(-q)), mix(std::copysign(q, -1.0)), mix(std::fmin(q, 3.5)), mix(std::fmax(q, 3.5)), mix(std::fmod(q, 7.25)), mix(std::fma(q, 2.0, e));
        mix(static_cast<int64_t>(q)), mix(static_cast<uint64_t>(q)), mix(static_cast<int32_t>(std::fmod(q, 1e9))), mix(static_cast<float>(static_cast<int32_t>(a)));
        mix(q < e), mix(q == q), mix(std::ilogb(q + 1));
    }
}

static void not_numbers()
{
    volatile double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
    volatile double zero = 0;
    mix(nan < 1), mix(nan > 1), mix(nan == nan), mix(nan != nan), mix(!(nan >= 1)), mix(nan <= infinity), mix(infinity > 1e308), mix(-infinity < nan);
    mix(std::isnan(infinity - infinity)), mix(std::isnan(zero / zero)), mix(1 / zero == infinity), mix(std::signbit(-zero)), mix(std::isinf(infinity * 2));
    mix(std::fmin(nan, 1.0)), mix(std::fmax(nan, 1.0)), mix(std::isnan(std::sqrt(-1 - zero)));
    mix(std::numeric_limits<double>::denorm_min() / 2), mix(std::numeric_limits<double>::max() * 2);
}

static void texts()
{
    for (int i = 0; i < 500; ++i) {
        double const q = scattered(600, 350);
        char text[512];
        std::snprintf(text, sizeof text, "%.17g|%.3f|%e|%g|%10.4f|%-12.1e|%+.0f", q, std::fmod(q, 1e6), q, q, std::fmod(q, 1e3), q, std::fmod(q, 1e15));
        mix(std::string(text)), mix(std::strtod(text, nullptr)), mix(std::strtof(text, nullptr));
        auto const n = chance();
        std::snprintf(text, sizeof text, "%lld %llx %llo %u %d %05d %-8u| %c %s", static_cast<long long>(n), static_cast<unsigned long long>(n),
                      static_cast<unsigned long long>(n), static_cast<unsigned>(n), static_cast<int>(n), static_cast<int>(n % 99999),
                      static_cast<unsigned>(n % 1000), static_cast<char>('a' + n % 26), "text");
        mix(std::string(text)), mix(std::strtoll(text, nullptr, 10)), mix(std::to_string(n)), mix(std::stoull(std::to_string(n)));
    }
}

static void containers()
{
    std::vector<uint64_t> numbers(5000);
    for (auto& number : numbers) number = chance();
    std::sort(numbers.begin(), numbers.end());
    for (auto const number : numbers) mix(number);
    std::stable_sort(numbers.begin(), numbers.end(), [](uint64_t a, uint64_t b) { return a % 97 < b % 97; });
    for (auto const number : numbers) mix(number);
    std::map<std::string, int> counts;
    std::set<std::string> seen;
    for (int i = 0; i < 3000; ++i) {
        auto const key = "key " + std::to_string(chance() % 500);
        counts[key] += i;
        if (seen.insert(key).second) mix(key);
    }
    for (auto const& [key, count] : counts) mix(key), mix(count);
}

struct Shape {
    virtual ~Shape() = default;
    virtual double area() const = 0;
};
struct Named {
    virtual ~Named() = default;
    virtual std::string name() const { return "nameless"; }
};
struct Square : Shape {
    explicit Square(double side) : m_side(side) {}
    double area() const override { return m_side * m_side; }
    double m_side;
};
struct Disc : Named, Shape {
    explicit Disc(double radius) : m_radius(radius) {}
    double area() const override { return 3.14159 * m_radius * m_radius; }
    std::string name() const override { return "disc"; }
    double m_radius;
};

static void virtual_calls()
{
    std::vector<std::unique_ptr<Shape>> shapes;
    for (int i = 0; i < 200; ++i) {
        if (i % 3)
            shapes.push_back(std::make_unique<Square>(i));
        else
            shapes.push_back(std::make_unique<Disc>(i));
    }
    for (auto const& shape : shapes) {
        mix(shape->area()), mix(dynamic_cast<Square*>(shape.get()) != nullptr);
        if (auto const* named = dynamic_cast<Named*>(shape.get())) mix(named->name());
    }
}

static void streams()
{
    std::ostringstream out;
    for (int i = 0; i < 200; ++i) {
        double const q = scattered(80, 60);
        out << std::fixed << std::setprecision(i % 9) << q << std::setw(20) << std::scientific << q << std::defaultfloat << q << std::hex << std::showbase << i
            << std::dec << std::setfill('*') << std::setw(8) << std::left << i << std::right << std::boolalpha << (i % 2 == 0) << '\n';
    }
    mix(out.str());
    std::istringstream in("12 -7 3.25 word 0x1f true");
    int a = 0, b = 0;
    double c = 0;
    std::string word;
    in >> a >> b >> c >> word;
    mix(a), mix(b), mix(c), mix(word), mix(in.good());
}

static int risky(int depth)
{
    struct Trail {
        int depth;
        ~Trail() { mix(depth); }
    } trail{depth};
    if (depth > 6) throw std::out_of_range("too deep");
    if (depth == 4) {
        try {
            return risky(depth + 1);
        } catch (std::logic_error const& error) {
            mix(std::string(error.what()));
            throw std::runtime_error(std::string("again: ") + error.what());
        }
    }
    return risky(depth + 1);
}

static void exceptions()
{
    for (int i = 0; i < 20; ++i) {
        try {
            risky(i % 7);
        } catch (std::runtime_error const& error) {
            mix(std::string(error.what()));
        } catch (std::exception const& error) {
            mix(std::string("other ") + error.what());
        }
    }
    try {
        mix(std::stoi("12x")), mix(std::stoi("x12"));
    } catch (std::invalid_argument const&) {
        mix(std::string("invalid"));
    }
}

static invocation_response my_handler(invocation_request const& request)
{
    hash = 14695981039346656037ull;
    chance.seed(42 + request.payload.size());
    JsonValue answer;
    struct {
        char const* name;
        void (*run)();
    } const sections[] = {{"integers", integers},   {"floats", floats},       {"notNumbers", not_numbers}, {"texts", texts},          {"containers", containers},
                          {"virtualCalls", virtual_calls}, {"streams", streams}, {"exceptions", exceptions}};
    for (auto const& section : sections) {
        section.run();
        char text[20];
        std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
        answer.WithString(section.name, text);
    }
    answer.WithDouble("third", 1.0 / 3).WithInt64("least", std::numeric_limits<int64_t>::min()).WithDouble("tenths", 0.1 + 0.2);
    return invocation_response::success(answer.View().WriteCompact(), "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}
