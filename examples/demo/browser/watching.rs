//! Browser functions that only the tests need: single keys, and logs.

use anyhow::Context;
use serde_json::{Value, json};

use super::driver::Browser;

impl Browser {
    /// Presses and releases keys, one after the other, wherever the focus is.
    pub(crate) async fn keys(&self, keys: &str) -> anyhow::Result<()> {
        let strokes = keys.chars().flat_map(|key| {
            [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]
        });
        self.perform(strokes.collect()).await
    }

    /// Presses a key while another one is held.
    pub(crate) async fn chord(&self, held: char, key: char) -> anyhow::Result<()> {
        let stroke = |kind: &str, key: char| json!({ "type": kind, "value": key });
        let strokes = [("keyDown", held), ("keyDown", key), ("keyUp", key), ("keyUp", held)];
        self.perform(strokes.map(|(kind, key)| stroke(kind, key)).into()).await
    }

    async fn perform(&self, strokes: Vec<Value>) -> anyhow::Result<()> {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("actions", json!({ "actions": [keyboard] })).await.map(drop)
    }

    /// New entries of a log (`browser`: the console; `performance`: the network) since the last call.
    pub(crate) async fn log(&self, kind: &str) -> anyhow::Result<Vec<Value>> {
        let lines = self.post("se/log", json!({ "type": kind })).await?;
        lines.as_array().cloned().with_context(|| format!("the log {kind} is no list"))
    }
}
