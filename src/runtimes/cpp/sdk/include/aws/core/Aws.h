#pragma once
// The AWS SDK's start and end. There is no service to call in the playground, so they do nothing.

#include <aws/core/utils/memory/stl/AWSString.h>

namespace Aws {

struct SDKOptions {};

inline void InitAPI(SDKOptions const&) {}
inline void ShutdownAPI(SDKOptions const&) {}

} // namespace Aws
