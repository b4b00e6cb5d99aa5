#pragma once
// A part of GMP's C++ interface, written anew for programs that run in the page: mpz_class with arithmetic, comparison and streams.
// Sources that keep to it compile unchanged against GMP itself.

#include <compare>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

/** A whole number without bounds. Division rounds towards zero, as in C++. */
class mpz_class {
public:
    mpz_class() = default;
    template <std::integral T>
    mpz_class(T value)
    {
        bool const negative = std::signed_integral<T> && value < 0;
        auto const bits = static_cast<uint64_t>(value);
        assign(negative ? 0 - bits : bits, negative);
    }
    mpz_class(double value);
    explicit mpz_class(std::string const& text, int base = 0);
    explicit mpz_class(char const* text, int base = 0);

    mpz_class& operator+=(mpz_class const& other);
    mpz_class& operator-=(mpz_class const& other);
    mpz_class& operator*=(mpz_class const& other);
    mpz_class& operator/=(mpz_class const& other);
    mpz_class& operator%=(mpz_class const& other);
    mpz_class& operator<<=(unsigned long bits);
    mpz_class& operator>>=(unsigned long bits);
    mpz_class& operator++() { return *this += 1; }
    mpz_class& operator--() { return *this -= 1; }
    mpz_class operator++(int);
    mpz_class operator--(int);
    mpz_class operator-() const;
    mpz_class operator+() const { return *this; }
    explicit operator bool() const { return !m_limbs.empty(); }

    /** 0 when the text is a number in this base; the base 0 looks for 0x, 0b and 0 in front. */
    int set_str(std::string const& text, int base);
    std::string get_str(int base = 10) const;
    /** The lowest bits, with the sign; what does not fit is lost. */
    long get_si() const;
    unsigned long get_ui() const;
    double get_d() const;
    bool fits_sint_p() const;
    bool fits_uint_p() const;
    bool fits_slong_p() const;
    bool fits_ulong_p() const;
    void swap(mpz_class& other) noexcept;

    friend int cmp(mpz_class const& one, mpz_class const& other);
    friend int sgn(mpz_class const& number);
    friend mpz_class abs(mpz_class const& number);

private:
    using Limbs = std::vector<uint32_t>;
    void assign(uint64_t magnitude, bool negative);
    void add(Limbs const& limbs, bool negative);
    void tidy();
    uint64_t low() const;
    bool fits(uint64_t most, uint64_t least) const;

    /** The magnitude, the lowest limb first, without zeros at its end. */
    Limbs m_limbs;
    bool m_negative = false;
};

int cmp(mpz_class const& one, mpz_class const& other);
int sgn(mpz_class const& number);
mpz_class abs(mpz_class const& number);
mpz_class sqrt(mpz_class const& number);
mpz_class gcd(mpz_class one, mpz_class other);
mpz_class lcm(mpz_class const& one, mpz_class const& other);
inline void swap(mpz_class& one, mpz_class& other) noexcept { one.swap(other); }

inline mpz_class operator+(mpz_class one, mpz_class const& other) { return one += other; }
inline mpz_class operator-(mpz_class one, mpz_class const& other) { return one -= other; }
inline mpz_class operator*(mpz_class one, mpz_class const& other) { return one *= other; }
inline mpz_class operator/(mpz_class one, mpz_class const& other) { return one /= other; }
inline mpz_class operator%(mpz_class one, mpz_class const& other) { return one %= other; }
inline mpz_class operator<<(mpz_class number, unsigned long bits) { return number <<= bits; }
inline mpz_class operator>>(mpz_class number, unsigned long bits) { return number >>= bits; }

inline bool operator==(mpz_class const& one, mpz_class const& other) { return cmp(one, other) == 0; }
inline std::strong_ordering operator<=>(mpz_class const& one, mpz_class const& other) { return cmp(one, other) <=> 0; }

std::ostream& operator<<(std::ostream& out, mpz_class const& number);
std::istream& operator>>(std::istream& in, mpz_class& number);

inline mpz_class operator""_mpz(char const* text) { return mpz_class(text); }
