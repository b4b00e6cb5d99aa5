#include <gmpxx.h>

#include <algorithm>
#include <cmath>
#include <istream>
#include <limits>
#include <ostream>
#include <stdexcept>

namespace {

using Limbs = std::vector<uint32_t>;

void drop_zeros(Limbs& limbs)
{
    while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
}

int compare(Limbs const& one, Limbs const& other)
{
    if (one.size() != other.size()) return one.size() < other.size() ? -1 : 1;
    for (auto i = one.size(); i-- > 0;)
        if (one[i] != other[i]) return one[i] < other[i] ? -1 : 1;
    return 0;
}

Limbs sum(Limbs const& one, Limbs const& other)
{
    Limbs result(std::max(one.size(), other.size()) + 1);
    uint64_t carry = 0;
    for (size_t i = 0; i < result.size(); ++i, carry >>= 32) {
        carry += (i < one.size() ? one[i] : 0ull) + (i < other.size() ? other[i] : 0ull);
        result[i] = static_cast<uint32_t>(carry);
    }
    drop_zeros(result);
    return result;
}

/** `one` must not be smaller. */
Limbs difference(Limbs const& one, Limbs const& other)
{
    Limbs result(one.size());
    int64_t borrow = 0;
    for (size_t i = 0; i < one.size(); ++i, borrow >>= 32) {
        borrow += static_cast<int64_t>(one[i]) - (i < other.size() ? other[i] : 0);
        result[i] = static_cast<uint32_t>(borrow);
    }
    drop_zeros(result);
    return result;
}

Limbs product(Limbs const& one, Limbs const& other)
{
    Limbs result(one.size() + other.size());
    for (size_t i = 0; i < one.size(); ++i) {
        uint64_t carry = 0;
        for (size_t j = 0; j < other.size(); ++j, carry >>= 32) {
            carry += static_cast<uint64_t>(one[i]) * other[j] + result[i + j];
            result[i + j] = static_cast<uint32_t>(carry);
        }
        result[i + other.size()] = static_cast<uint32_t>(carry);
    }
    drop_zeros(result);
    return result;
}

/** Divides in place and gives the remainder. */
uint32_t divide_by_limb(Limbs& limbs, uint32_t divisor)
{
    uint64_t rest = 0;
    for (auto i = limbs.size(); i-- > 0;) {
        rest = rest << 32 | limbs[i];
        limbs[i] = static_cast<uint32_t>(rest / divisor);
        rest %= divisor;
    }
    drop_zeros(limbs);
    return static_cast<uint32_t>(rest);
}

Limbs shifted_left(Limbs const& limbs, unsigned long bits)
{
    if (limbs.empty()) return limbs;
    auto const whole = bits / 32, part = bits % 32;
    Limbs result(limbs.size() + whole + 1);
    for (size_t i = 0; i < limbs.size(); ++i) {
        auto const moved = static_cast<uint64_t>(limbs[i]) << part;
        result[i + whole] |= static_cast<uint32_t>(moved);
        result[i + whole + 1] |= static_cast<uint32_t>(moved >> 32);
    }
    drop_zeros(result);
    return result;
}

Limbs shifted_right(Limbs const& limbs, unsigned long bits)
{
    auto const whole = bits / 32, part = bits % 32;
    if (whole >= limbs.size()) return {};
    Limbs result(limbs.size() - whole);
    for (size_t i = 0; i < result.size(); ++i) {
        auto const high = i + whole + 1 < limbs.size() ? limbs[i + whole + 1] : 0;
        result[i] = static_cast<uint32_t>((static_cast<uint64_t>(high) << 32 | limbs[i + whole]) >> part);
    }
    drop_zeros(result);
    return result;
}

/** Takes `guess` times the divisor from the limbs that begin at `at`; one divisor less when the guess was one too high. */
uint32_t take_away(Limbs& from, size_t at, Limbs const& divisor, uint64_t guess)
{
    uint64_t carry = 0;
    int64_t borrow = 0;
    for (size_t i = 0; i <= divisor.size(); ++i, carry >>= 32, borrow >>= 32) {
        if (i < divisor.size()) carry += guess * divisor[i];
        borrow += static_cast<int64_t>(from[at + i]) - static_cast<uint32_t>(carry);
        from[at + i] = static_cast<uint32_t>(borrow);
    }
    if (borrow == 0) return static_cast<uint32_t>(guess);
    carry = 0;
    for (size_t i = 0; i <= divisor.size(); ++i, carry >>= 32) {
        carry += static_cast<uint64_t>(from[at + i]) + (i < divisor.size() ? divisor[i] : 0);
        from[at + i] = static_cast<uint32_t>(carry);
    }
    return static_cast<uint32_t>(guess - 1);
}

struct Division {
    Limbs quotient;
    Limbs remainder;
};

/** Long division (Knuth, The Art of Computer Programming, 4.3.1, algorithm D). GMP ends a program that divides by zero as the processor does. */
Division divide(Limbs dividend, Limbs divisor)
{
    if (divisor.empty()) {
        volatile uint32_t zero = 0;
        zero = 1 / zero;
    }
    if (compare(dividend, divisor) < 0) return {{}, std::move(dividend)};
    if (divisor.size() == 1) {
        auto const rest = divide_by_limb(dividend, divisor[0]);
        return {std::move(dividend), rest == 0 ? Limbs{} : Limbs{rest}};
    }
    auto const shift = static_cast<unsigned long>(__builtin_clz(divisor.back()));
    divisor = shifted_left(divisor, shift);
    auto const length = dividend.size();
    dividend = shifted_left(dividend, shift);
    dividend.resize(length + 1);
    auto const top = divisor.size() - 1;
    Limbs quotient(length - top);
    for (auto at = quotient.size(); at-- > 0;) {
        auto const head = static_cast<uint64_t>(dividend[at + top + 1]) << 32 | dividend[at + top];
        auto guess = head / divisor[top], rest = head % divisor[top];
        while (guess >> 32 || guess * divisor[top - 1] > (rest << 32 | dividend[at + top - 1])) {
            --guess;
            rest += divisor[top];
            if (rest >> 32) break;
        }
        quotient[at] = take_away(dividend, at, divisor, guess);
    }
    drop_zeros(quotient);
    drop_zeros(dividend);
    return {std::move(quotient), shifted_right(dividend, shift)};
}

/** The largest power of the base that fits into a limb, and its exponent. */
struct Chunk {
    uint32_t power = 1;
    int digits = 0;

    explicit Chunk(int base)
    {
        while (static_cast<uint64_t>(power) * static_cast<uint32_t>(base) <= std::numeric_limits<uint32_t>::max()) {
            power *= static_cast<uint32_t>(base);
            ++digits;
        }
    }
};

int digit_of(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

/** The base that a prefix tells; leaves the prefix behind. */
int base_by_prefix(std::string const& text, size_t& at)
{
    if (at + 1 >= text.size() || text[at] != '0') return 10;
    char const mark = static_cast<char>(text[at + 1] | 0x20);
    if (mark != 'x' && mark != 'b') return 8;
    at += 2;
    return mark == 'x' ? 16 : 2;
}

} // namespace

mpz_class::mpz_class(double value)
{
    if (!std::isfinite(value)) throw std::invalid_argument("mpz_class");
    int exponent = 0;
    auto const fraction = std::frexp(std::trunc(std::fabs(value)), &exponent);
    assign(static_cast<uint64_t>(std::ldexp(fraction, 53)), value < 0);
    if (exponent >= 53)
        *this <<= static_cast<unsigned long>(exponent - 53);
    else
        m_limbs = shifted_right(m_limbs, static_cast<unsigned long>(53 - exponent));
    tidy();
}

mpz_class::mpz_class(std::string const& text, int base)
{
    if (set_str(text, base) != 0) throw std::invalid_argument("mpz_set_str");
}

mpz_class::mpz_class(char const* text, int base) : mpz_class(std::string(text), base) {}

void mpz_class::assign(uint64_t magnitude, bool negative)
{
    m_limbs = {static_cast<uint32_t>(magnitude), static_cast<uint32_t>(magnitude >> 32)};
    m_negative = negative;
    tidy();
}

void mpz_class::tidy()
{
    drop_zeros(m_limbs);
    if (m_limbs.empty()) m_negative = false;
}

void mpz_class::add(Limbs const& limbs, bool negative)
{
    if (m_negative == negative) {
        m_limbs = sum(m_limbs, limbs);
    } else if (compare(m_limbs, limbs) >= 0) {
        m_limbs = difference(m_limbs, limbs);
    } else {
        m_limbs = difference(limbs, m_limbs);
        m_negative = negative;
    }
    tidy();
}

mpz_class& mpz_class::operator+=(mpz_class const& other)
{
    add(other.m_limbs, other.m_negative);
    return *this;
}

mpz_class& mpz_class::operator-=(mpz_class const& other)
{
    add(other.m_limbs, !other.m_negative);
    return *this;
}

mpz_class& mpz_class::operator*=(mpz_class const& other)
{
    m_negative = m_negative != other.m_negative;
    m_limbs = product(m_limbs, other.m_limbs);
    tidy();
    return *this;
}

mpz_class& mpz_class::operator/=(mpz_class const& other)
{
    m_negative = m_negative != other.m_negative;
    m_limbs = divide(m_limbs, other.m_limbs).quotient;
    tidy();
    return *this;
}

mpz_class& mpz_class::operator%=(mpz_class const& other)
{
    m_limbs = divide(m_limbs, other.m_limbs).remainder;
    tidy();
    return *this;
}

mpz_class& mpz_class::operator<<=(unsigned long bits)
{
    m_limbs = shifted_left(m_limbs, bits);
    return *this;
}

mpz_class& mpz_class::operator>>=(unsigned long bits)
{
    auto const shifted = shifted_right(m_limbs, bits);
    // Towards minus infinity: what falls off a negative number makes it one smaller.
    bool const lost = m_negative && compare(shifted_left(shifted, bits), m_limbs) != 0;
    m_limbs = lost ? sum(shifted, {1}) : shifted;
    tidy();
    return *this;
}

mpz_class mpz_class::operator++(int)
{
    auto before = *this;
    ++*this;
    return before;
}

mpz_class mpz_class::operator--(int)
{
    auto before = *this;
    --*this;
    return before;
}

mpz_class mpz_class::operator-() const
{
    auto result = *this;
    result.m_negative = !m_negative;
    result.tidy();
    return result;
}

int mpz_class::set_str(std::string const& text, int base)
{
    size_t at = 0;
    bool const negative = !text.empty() && text[0] == '-';
    if (negative) ++at;
    if (base == 0) base = base_by_prefix(text, at);
    mpz_class value;
    if (at == text.size()) return -1;
    for (; at < text.size(); ++at) {
        auto const digit = digit_of(text[at]);
        if (digit >= base) return -1;
        value = value * base + digit;
    }
    value.m_negative = negative;
    value.tidy();
    swap(value);
    return 0;
}

std::string mpz_class::get_str(int base) const
{
    if (m_limbs.empty()) return "0";
    Chunk const chunk(base);
    std::string reversed;
    for (auto rest = m_limbs; !rest.empty();) {
        auto part = divide_by_limb(rest, chunk.power);
        for (int i = 0; i < chunk.digits && (part != 0 || !rest.empty()); ++i, part /= static_cast<uint32_t>(base))
            reversed += "0123456789abcdefghijklmnopqrstuvwxyz"[part % static_cast<uint32_t>(base)];
    }
    if (m_negative) reversed += '-';
    return {reversed.rbegin(), reversed.rend()};
}

uint64_t mpz_class::low() const
{
    auto const limb = [&](size_t i) { return i < m_limbs.size() ? static_cast<uint64_t>(m_limbs[i]) : 0; };
    return limb(1) << 32 | limb(0);
}

long mpz_class::get_si() const
{
    auto const bits = static_cast<long>(low() & static_cast<uint64_t>(std::numeric_limits<long>::max()));
    return m_negative ? -bits : bits;
}

unsigned long mpz_class::get_ui() const
{
    return static_cast<unsigned long>(low());
}

double mpz_class::get_d() const
{
    double value = 0;
    for (auto i = m_limbs.size(); i-- > 0;) value = value * 4294967296.0 + m_limbs[i];
    return m_negative ? -value : value;
}

bool mpz_class::fits(uint64_t most, uint64_t least) const
{
    return m_limbs.size() <= 2 && low() <= (m_negative ? least : most);
}

bool mpz_class::fits_sint_p() const
{
    return fits(std::numeric_limits<int>::max(), std::numeric_limits<int>::max() + 1ull);
}
bool mpz_class::fits_uint_p() const
{
    return fits(std::numeric_limits<unsigned>::max(), 0);
}
bool mpz_class::fits_slong_p() const
{
    return fits(std::numeric_limits<long>::max(), std::numeric_limits<long>::max() + 1ull);
}
bool mpz_class::fits_ulong_p() const
{
    return fits(std::numeric_limits<unsigned long>::max(), 0);
}

void mpz_class::swap(mpz_class& other) noexcept
{
    m_limbs.swap(other.m_limbs);
    std::swap(m_negative, other.m_negative);
}

int cmp(mpz_class const& one, mpz_class const& other)
{
    if (one.m_negative != other.m_negative) return one.m_negative ? -1 : 1;
    auto const order = compare(one.m_limbs, other.m_limbs);
    return one.m_negative ? -order : order;
}

int sgn(mpz_class const& number)
{
    if (number.m_limbs.empty()) return 0;
    return number.m_negative ? -1 : 1;
}

mpz_class abs(mpz_class const& number)
{
    return number.m_negative ? -number : number;
}

/** The largest whole number whose square is not larger (Newton's method, from above). */
mpz_class sqrt(mpz_class const& number)
{
    if (sgn(number) < 0) throw std::domain_error("sqrt of a negative number");
    if (number < 2) return number;
    mpz_class root = mpz_class(1) << static_cast<unsigned long>(number.get_str(2).size() / 2 + 1);
    for (;;) {
        auto const next = (root + number / root) >> 1;
        if (next >= root) return root;
        root = next;
    }
}

mpz_class gcd(mpz_class one, mpz_class other)
{
    while (other) {
        one %= other;
        one.swap(other);
    }
    return abs(one);
}

mpz_class lcm(mpz_class const& one, mpz_class const& other)
{
    if (!one || !other) return 0;
    return abs(one / gcd(one, other) * other);
}

std::ostream& operator<<(std::ostream& out, mpz_class const& number)
{
    auto const base = out.flags() & std::ios::basefield;
    return out << number.get_str(base == std::ios::hex ? 16 : base == std::ios::oct ? 8 : 10);
}

std::istream& operator>>(std::istream& in, mpz_class& number)
{
    std::string text;
    in >> std::ws;
    if (in.peek() == '-') text += static_cast<char>(in.get());
    while (digit_of(static_cast<char>(in.peek())) < 10) text += static_cast<char>(in.get());
    if (number.set_str(text, 10) != 0) in.setstate(std::ios::failbit);
    return in;
}
