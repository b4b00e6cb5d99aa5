use lambda_runtime::streaming::{channel, Body, Response};
use lambda_runtime::{run, service_fn, Error, FunctionResponse, LambdaEvent};
use serde_json::{json, Value};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

static COUNT: AtomicUsize = AtomicUsize::new(0);

async fn handle(event: LambdaEvent<Value>) -> Result<FunctionResponse<Value, Body>, Error> {
    let (payload, context) = event.into_parts();
    let count = COUNT.fetch_add(1, Ordering::SeqCst) + 1;
    let answer = match payload["do"].as_str() {
        Some("fail") => return Err("no such customer".into()),
        Some("crash") => std::process::exit(3),
        Some("stream") => return Ok(FunctionResponse::StreamingResponse(Response::from(stream(payload)))),
        Some("large") => Value::String("x".repeat(payload["bytes"].as_u64().unwrap_or(2) as usize - 2)),
        _ => json!({
            "count": count,
            "pid": std::process::id(),
            "name": context.client_context.as_ref().and_then(|known| known.custom.get("name")).cloned().unwrap_or_default(),
            "deadlineMs": context.deadline,
            "arn": context.invoked_function_arn,
        }),
    };
    Ok(FunctionResponse::BufferedResponse(answer))
}

fn stream(payload: Value) -> Body {
    let (mut sender, body) = channel();
    tokio::spawn(async move {
        let file = payload["file"].as_str().unwrap_or_default().to_owned();
        let _ = sender.send_data("first".into()).await;
        while !std::path::Path::new(&file).exists() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let _ = sender.send_data("second".into()).await;
    });
    body
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    if std::env::var("INIT").as_deref() == Ok("fail") {
        return Err("no database".into());
    }
    run(service_fn(handle)).await
}
