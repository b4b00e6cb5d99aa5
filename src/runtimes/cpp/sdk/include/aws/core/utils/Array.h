#pragma once

#include <cassert>
#include <cstddef>
#include <vector>

namespace Aws {
namespace Utils {

/** A length fixed at its birth, and that many items. */
template <typename T>
class Array {
public:
    Array(std::size_t length = 0) : m_items(length) {}
    Array(T const* items, std::size_t length) : m_items(items, items + length) {}

    std::size_t GetLength() const { return m_items.size(); }

    T& GetItem(std::size_t index)
    {
        assert(index < m_items.size());
        return m_items[index];
    }
    T const& GetItem(std::size_t index) const
    {
        assert(index < m_items.size());
        return m_items[index];
    }
    T& operator[](std::size_t index) { return GetItem(index); }
    T const& operator[](std::size_t index) const { return GetItem(index); }
    T* GetUnderlyingData() { return m_items.data(); }
    T const* GetUnderlyingData() const { return m_items.data(); }
    bool operator==(Array const& other) const { return m_items == other.m_items; }
    bool operator!=(Array const& other) const { return m_items != other.m_items; }

private:
    std::vector<T> m_items;
};

} // namespace Utils
} // namespace Aws
