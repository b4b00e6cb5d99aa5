// A C++ exception runtime for -fwasm-exceptions. The libc++abi at hand was built without exceptions; this takes its place.

#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <typeinfo>

#include "exceptions.h"

// The one tag under which all C++ exceptions travel; its value is the address of the exception.
__asm__(".globl __cpp_exception\n.tagtype __cpp_exception i32\n__cpp_exception:\n");

namespace __cxxabiv1 {
/** The head of libc++abi's type descriptions: whether a handler of this type takes a thrown one, and where its part of the object is. */
struct __shim_type_info : std::type_info {
    ~__shim_type_info() override;
    virtual void noop1() const;
    virtual void noop2() const;
    virtual bool can_catch(__shim_type_info const* thrown, void*& object) const = 0;
};
} // namespace __cxxabiv1

namespace {

using Type = __cxxabiv1::__shim_type_info;

/** An exception in flight or caught. The thrown object follows it. */
struct alignas(16) Exception {
    Type const* type;
    void* (*destroy)(void*);
    /** The thrown object, as the handler sees it. */
    void* adjusted;
    int handlers;
    int references;
    bool rethrown;
    /** The one caught before this one, whose handler still runs. */
    Exception* next;
    /** Of an exception_ptr that was thrown: the exception that owns the object. */
    Exception* primary;

    Exception* owner() { return primary ? primary : this; }
    void* object() { return owner() + 1; }
};

Exception* caught = nullptr;
int uncaught = 0;
/** The last one thrown. */
Exception* flying = nullptr;

Exception* of(void* object)
{
    return static_cast<Exception*>(object) - 1;
}

void release(Exception* exception)
{
    if (--exception->references > 0) return;
    if (exception->primary)
        release(exception->primary);
    else if (exception->destroy)
        exception->destroy(exception->object());
    std::free(exception);
}

[[noreturn]] void fly(Exception* exception)
{
    ++uncaught;
    flying = exception;
    __builtin_wasm_throw(0, exception);
}

// Numbers of the tables that the compiler writes beside each function.
uintptr_t unsigned_number(uint8_t const*& at)
{
    uintptr_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t const byte = *at++;
        value |= static_cast<uintptr_t>(byte & 0x7f) << shift;
        if (!(byte & 0x80)) return value;
    }
}

intptr_t signed_number(uint8_t const*& at)
{
    intptr_t value = 0;
    for (unsigned shift = 0;;) {
        uint8_t const byte = *at++;
        value |= static_cast<intptr_t>(byte & 0x7f) << shift;
        shift += 7;
        if (byte & 0x80) continue;
        return shift < 32 && (byte & 0x40) ? value | -(static_cast<intptr_t>(1) << shift) : value;
    }
}

/** The tables of one function: what it catches at which of its landing pads. */
struct Tables {
    uint8_t const* types = nullptr;
    uint8_t const* sites;
    uint8_t const* actions;

    explicit Tables(uint8_t const* at)
    {
        ++at; // The encoding of landing pads: always omitted.
        if (*at++ != 0xff) {
            auto const offset = unsigned_number(at);
            types = at + offset;
        }
        ++at; // The encoding of call sites.
        auto const length = unsigned_number(at);
        sites = at;
        actions = at + length;
    }
    /** 0 is `catch (...)`. */
    Type const* type(intptr_t index) const
    {
        Type const* found;
        std::memcpy(&found, types - index * static_cast<intptr_t>(sizeof found), sizeof found);
        return found;
    }
    /** The chain of handlers at a landing pad; null where there are none but destructors. */
    uint8_t const* chain(uintptr_t pad) const
    {
        for (auto at = sites; at < actions; --pad) {
            unsigned_number(at);
            auto const action = unsigned_number(at);
            if (pad == 0) return action == 0 ? nullptr : actions + (action - 1);
        }
        return nullptr;
    }
};

} // namespace

extern "C" {

/** The compiler's code writes the first two before it asks which handler it is, and reads the third after. */
struct LandingPad {
    uintptr_t index;
    uintptr_t tables;
    uintptr_t selector;
};
LandingPad __wasm_lpad_context;

void* __cxa_allocate_exception(size_t size) noexcept
{
    auto* exception = static_cast<Exception*>(std::calloc(1, sizeof(Exception) + size));
    if (!exception) std::abort();
    exception->references = 1;
    return exception->object();
}

void __cxa_free_exception(void* object) noexcept
{
    std::free(of(object));
}

/** libc++ declares this one with a type of libc++abi's own; it looks into none. */
Exception* init_primary_exception(void* object, std::type_info* type, void* (*destroy)(void*)) __asm__("__cxa_init_primary_exception");
Exception* init_primary_exception(void* object, std::type_info* type, void* (*destroy)(void*))
{
    auto* exception = of(object);
    exception->type = static_cast<Type const*>(type);
    exception->destroy = destroy;
    return exception;
}

[[noreturn]] void __cxa_throw(void* object, std::type_info* type, void* (*destroy)(void*))
{
    fly(init_primary_exception(object, type, destroy));
}

void* __cxa_get_exception_ptr(void* exception) noexcept
{
    return static_cast<Exception*>(exception)->adjusted;
}

void* __cxa_begin_catch(void* thrown) noexcept
{
    auto* exception = static_cast<Exception*>(thrown);
    --uncaught;
    ++exception->handlers;
    exception->rethrown = false;
    if (exception != caught) {
        exception->next = caught;
        caught = exception;
    }
    return exception->adjusted;
}

void __cxa_end_catch()
{
    auto* exception = caught;
    if (!exception || --exception->handlers > 0) return;
    caught = exception->next;
    if (!exception->rethrown) release(exception);
}

[[noreturn]] void __cxa_rethrow()
{
    if (!caught) std::terminate();
    caught->rethrown = true;
    fly(caught);
}

std::type_info* __cxa_current_exception_type()
{
    return caught ? const_cast<Type*>(caught->type) : nullptr;
}

void* __cxa_current_primary_exception() noexcept
{
    if (!caught) return nullptr;
    ++caught->owner()->references;
    return caught->object();
}

void __cxa_increment_exception_refcount(void* object) noexcept
{
    if (object) ++of(object)->references;
}

void __cxa_decrement_exception_refcount(void* object) noexcept
{
    if (object) release(of(object));
}

void __cxa_rethrow_primary_exception(void* object)
{
    if (!object) return;
    auto* again = of(__cxa_allocate_exception(0));
    again->primary = of(object);
    again->type = again->primary->type;
    ++again->primary->references;
    fly(again);
}

int __cxa_uncaught_exceptions() noexcept
{
    return uncaught;
}

bool __cxa_uncaught_exception() noexcept
{
    return uncaught > 0;
}

int __gxx_wasm_personality_v0(int, int, uint64_t, void*, void*)
{
    return 0;
}

/** Which handler of this landing pad takes the exception: its number goes to `selector`, 0 where none does. */
int _Unwind_CallPersonality(void* thrown)
{
    constexpr int go_on = 8, stop_here = 6;
    auto* exception = static_cast<Exception*>(thrown);
    auto& pad = __wasm_lpad_context;
    pad.selector = 0;
    if (!pad.tables) return go_on;
    Tables const tables(reinterpret_cast<uint8_t const*>(pad.tables));
    for (auto at = tables.chain(pad.index); at;) {
        auto const index = signed_number(at);
        if (index > 0) {
            auto const* type = tables.type(index);
            void* object = exception->object();
            if (!type || type->can_catch(exception->type, object)) {
                exception->adjusted = object;
                pad.selector = static_cast<uintptr_t>(index);
                return stop_here;
            }
        }
        auto next = at;
        auto const offset = signed_number(next);
        if (offset == 0) break;
        at += offset;
    }
    return stop_here;
}
}

namespace {

/** The exception in flight, which nothing will catch when this is asked, else the one whose handler runs. */
Exception* current()
{
    return uncaught > 0 ? flying : caught;
}

/** Whether an exception is a std::exception, and which. */
std::exception const* as_standard(Exception* exception)
{
    void* object = exception->object();
    auto const* base = static_cast<Type const*>(&typeid(std::exception));
    return base->can_catch(exception->type, object) ? static_cast<std::exception const*>(object) : nullptr;
}

} // namespace

std::type_info const* current_exception_type()
{
    return current() ? current()->type : nullptr;
}

std::exception const* current_standard_exception()
{
    return current() ? as_standard(current()) : nullptr;
}
