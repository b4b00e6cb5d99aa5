import os
import time

if os.environ.get("INIT") == "fail":
    raise RuntimeError("no database")

count = 0


def handler(event, context):
    global count
    count += 1
    if event["do"] == "fail":
        raise LookupError("no such customer")
    if event["do"] == "crash":
        os._exit(3)
    if event["do"] == "large":
        return "x" * (event["bytes"] - 2)
    known = context.client_context
    return {
        "count": count,
        "pid": os.getpid(),
        "name": known.custom["name"] if known else "",
        "deadlineMs": context.get_remaining_time_in_millis() + int(time.time() * 1000),
        "arn": context.invoked_function_arn,
    }
