//! SMS that are malicious or just very long (SAFETY B12).

use sandbox::smscode::{Sms, Surface};

use crate::app::{SOON, TestApp};
use crate::steps::{mark, rings, sees};

#[tokio::test]
async fn b12_whatever_an_sms_holds_its_code_arrives_once_and_nothing_is_refused() {
    for (surface, language) in [(Surface::Live, "en"), (Surface::Seed, "id")] {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", language, 500_000).await;
        let (order, _) = app.buy_with(&alice, &account, crate::steps::words(language)).await;
        let texts = [
            "<b>bold</b> <a href=\"https://evil.test\">win</a> & <script>alert(1)</script> &amp; </blockquote>",
            "*_[`markdown](https://evil.test)_* ~||spoiler||~ \\",
            "\u{202e}moc.live\u{202c} \u{200f}שלום مرحبا \u{2066}x\u{2069}",
            "👩‍👩‍👧‍👦🇮🇩🔑 0️⃣ \u{1F469}\u{200D}\u{1F680}",
            "line one\r\nline two\n\n\n{\"level\":\"error\",\"msg\":\"forged\"}\u{7}\u{1b}[31m",
            "/login sk_0000 @smscode_sandbox_bot #tag +62 812 3456",
        ];
        for (place, text) in texts.iter().enumerate() {
            let code = format!("90{place}{place}17");
            let seen = mark(&alice);
            app.sms.deliver_sms(order.id, Sms { code: Some(code.clone()), text: Some((*text).to_owned()) });
            let shown = alice.wait_for_new(SOON, seen, &format!("🔑 {code}")).await.unwrap();
            assert!(shown.buttons().any(|button| button.text.contains(&code)), "{text}");
            app.quiet().await;
            assert_eq!(rings(&alice, &code), 1);
        }
        let html = alice.from_bot().into_iter().find(|m| m.text.starts_with("🔑 900017")).unwrap();
        assert!(html.text.contains("<b>bold</b>") && html.text.contains("&amp;"), "{}", html.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn b12_a_very_long_sms_is_cut_and_never_its_code() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        let endless = "<&>\"🔑 ".repeat(700);
        app.sms.deliver_sms(order.id, Sms { code: Some("606060".to_owned()), text: Some(endless) });
        let shown = sees(&alice, "🔑 606060").await;
        assert!(shown.text.encode_utf16().count() <= 4096);
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("606060")).await.unwrap();
        let seen = mark(&alice);
        app.sms.deliver_sms(order.id, Sms::text(&"A".repeat(4_000)));
        alice.wait_for_new(SOON, seen, "AAAA").await.unwrap();
        app.finish().await;
    }
}

#[tokio::test]
async fn b12_an_odd_code_is_shown_as_it_is() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    for code in ["G-123 456", "<i>7</i>", "a&b", "٤٥٦", "12-34-56"] {
        let seen = mark(&alice);
        app.sms.deliver_sms(order.id, Sms { code: Some(code.to_owned()), text: None });
        alice.wait_for_new(SOON, seen, code).await.unwrap();
        app.quiet().await;
    }
    app.finish().await;
}
