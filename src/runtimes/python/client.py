# What AWS's client does between the Runtime API and a handler: importing it, the context, JSON, error reports.
import importlib
import json
import sys
import time
import traceback

sys.path.insert(0, '/var/task')


class Context:
    def __init__(self, about):
        self.aws_request_id = about['requestId']
        self.invoked_function_arn = about['arn']
        self.function_name = about['name']
        self.function_version = '$LATEST'
        self.memory_limit_in_mb = about['memory']
        self._deadline_ms = about['deadlineMs']

    def get_remaining_time_in_millis(self):
        return max(0, int(self._deadline_ms - time.time() * 1000))


def report(error_type, message, **more):
    return json.dumps({'errorMessage': message, 'errorType': error_type, **more})


def load(path):
    """The handler, or the report of why there is none."""
    module_name, _, name = path.rpartition('.')
    try:
        module = importlib.import_module(module_name.replace('/', '.'))
    except SyntaxError as error:
        message = f"Syntax error in module '{module_name}': {error}"
        return None, report('Runtime.UserCodeSyntaxError', message, requestId='', stackTrace=[])
    except Exception as error:
        message = f"Unable to import module '{module_name}': {error}"
        return None, report('Runtime.ImportModuleError', message, requestId='', stackTrace=[])
    handler = getattr(module, name, None)
    if handler is None:
        return None, report('Runtime.HandlerNotFound', f"Handler '{name}' missing on module '{module_name}'", requestId='', stackTrace=[])
    return handler, None


def serve(handler, event, about):
    """The path to post to, and the body."""
    try:
        return 'response', json.dumps(handler(json.loads(event), Context(json.loads(about))), ensure_ascii=False)
    except Exception as error:
        trace = traceback.format_list(traceback.extract_tb(error.__traceback__)[1:])
        request_id = json.loads(about)['requestId']
        return 'error', report(type(error).__name__, str(error), requestId=request_id, stackTrace=trace)
