#pragma once
// The AWS SDK's start and end. There is no service to call in the playground, so they do nothing.

#include <aws/core/utils/logging/LogLevel.h>
#include <aws/core/utils/memory/stl/AWSString.h>

namespace Aws {

struct LoggingOptions {
    Aws::Utils::Logging::LogLevel logLevel = Aws::Utils::Logging::LogLevel::Off;
};

struct SDKOptions {
    LoggingOptions loggingOptions;
};

inline void InitAPI(SDKOptions const&) {}
inline void ShutdownAPI(SDKOptions const&) {}

} // namespace Aws
