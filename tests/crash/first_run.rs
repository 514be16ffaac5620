//! First start on a new installation: whatever is missing or misconfigured is reported in one line that says
//! what to do.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

use crate::process::Process;
use crate::world::World;

#[tokio::test]
async fn a_start_without_settings_says_what_to_do() {
    let mut world = World::new().await;
    world.settings.retain(|name, _| *name == "DATA_DIR");
    let ended = Process::start(&world.settings, &[]).ended().await;
    assert_eq!((ended.code, ended.output.lines().count()), (Some(2), 1), "{}", ended.output);
    for words in ["TELEGRAM_BOT_TOKEN", "@BotFather", "`.env`", "cargo run --example demo"] {
        assert!(ended.output.contains(words), "{}", ended.output);
    }
}

/// The kernel rejects files there, whoever creates them.
const CLOSED: &str = "/sys/kernel";

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_data_directory_that_takes_no_files_is_one_line_with_the_cure() {
    let mut world = World::new().await;
    world.settings.insert("DATA_DIR", CLOSED.to_owned());
    let ended = Process::start(&world.settings, &[]).ended().await;
    assert_eq!((ended.code, ended.output.lines().count()), (Some(2), 1), "{}", ended.output);
    for words in ["DATA_DIR", CLOSED, "belongs to uid 0", "chown"] {
        assert!(ended.output.contains(words), "{}", ended.output);
    }
    let ended = Process::start(&world.settings, &["check"]).ended().await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    let told = ended.output.lines().find(|line| line.starts_with("FAIL  data "));
    assert!(told.is_some_and(|line| line.contains("chown")), "{}", ended.output);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_good_start_says_where_the_bot_is() {
    let mut world = World::new().await;
    // As `docker run --env-file` passes it.
    let quoted = format!("\"{}\"", world.settings["TELEGRAM_BOT_TOKEN"]);
    world.settings.insert("TELEGRAM_BOT_TOKEN", quoted);
    world.run().await;
    world.process.as_ref().unwrap().prints(|line| line.contains("https://t.me/")).await;
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_api_that_is_out_of_reach_is_told_with_its_address() {
    let mut world = World::new().await;
    world.settings.insert("TELEGRAM_API_URL", "http://telegram.invalid:8081".to_owned());
    let process = Process::start(&world.settings, &[]);
    process.prints(|line| line.contains("no connection to telegram.invalid:8081: DNS: ")).await;
    assert_eq!(process.terminate().await.code, Some(0));
}

/// A SOCKS 5 proxy that resolves names unknown to DNS, and the names that it was asked for.
async fn socks(known: Vec<(&'static str, String)>) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let asked = Arc::<Mutex<Vec<String>>>::default();
    let told = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(pass_on(stream, known.clone(), Arc::clone(&told)));
        }
    });
    (address, asked)
}

async fn pass_on(
    mut stream: TcpStream,
    known: Vec<(&'static str, String)>,
    asked: Arc<Mutex<Vec<String>>>,
) -> Option<()> {
    let mut greeting = [0; 2];
    stream.read_exact(&mut greeting).await.ok()?;
    stream.read_exact(&mut vec![0; usize::from(greeting[1])]).await.ok()?;
    stream.write_all(&[5, 0]).await.ok()?;
    let mut head = [0; 5];
    stream.read_exact(&mut head).await.ok()?;
    assert_eq!(head[..4], [5, 1, 0, 3], "asks to connect to a name");
    let mut name = vec![0; usize::from(head[4])];
    stream.read_exact(&mut name).await.ok()?;
    stream.read_exact(&mut [0; 2]).await.ok()?;
    let name = String::from_utf8(name).unwrap();
    asked.lock().unwrap().push(name.clone());
    let (_, target) = known.iter().find(|(known, _)| *known == name)?;
    let mut target = TcpStream::connect(target).await.unwrap();
    stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await.ok()?;
    copy_bidirectional(&mut stream, &mut target).await.ok()?;
    Some(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn through_a_socks_proxy_that_resolves_names_both_apis_are_reached_and_a_number_is_bought() {
    let mut world = World::new().await;
    let at = |url: &str| url.trim_start_matches("http://").to_owned();
    let known = vec![
        ("telegram.invalid", at(&world.settings["TELEGRAM_API_URL"])),
        ("smscode.invalid", at(&world.settings["SMSCODE_API_URL"])),
    ];
    let (proxy, asked) = socks(known).await;
    world.settings.insert("TELEGRAM_API_URL", "http://telegram.invalid".to_owned());
    world.settings.insert("SMSCODE_API_URL", "http://smscode.invalid".to_owned());
    world.settings.insert("ALL_PROXY", format!("socks5h://{proxy}"));
    let ended = Process::start(&world.settings, &["check"]).ended().await;
    assert_eq!(ended.code, Some(0), "{}", ended.output);
    let way = format!("smscode.invalid:80 through the proxy at {proxy} (ALL_PROXY) answers");
    assert!(ended.output.contains(&way), "{}", ended.output);

    world.run().await;
    let (user, account) = world.linked("Alice").await;
    world.bought(&user, &account).await;
    let asked = asked.lock().unwrap().clone();
    for name in ["telegram.invalid", "smscode.invalid"] {
        assert!(asked.iter().any(|asked| asked == name), "{asked:?}");
    }
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn https_proxy_holds_for_telegram_and_smscode_alike_and_no_proxy_excepts() {
    let mut world = World::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = listener.local_addr().unwrap();
    let asked = Arc::<Mutex<Vec<String>>>::default();
    let told = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = [0; 2048];
            let read = stream.read(&mut head).await.unwrap_or_default();
            told.lock().unwrap().push(String::from_utf8_lossy(&head[..read]).into_owned());
            // The peer may be gone already.
            let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").await;
        }
    });
    let sandbox = world.settings.insert("TELEGRAM_API_URL", "https://telegram.invalid".to_owned()).unwrap();
    world.settings.insert("SMSCODE_API_URL", "https://smscode.invalid".to_owned());
    world.settings.insert("HTTPS_PROXY", format!("http://me:7f3a@{proxy}"));
    let ended = Process::start(&world.settings, &["check"]).ended().await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    assert!(
        ended.output.contains(&format!("through the proxy at {proxy} (HTTPS_PROXY)")),
        "{}",
        ended.output
    );
    assert!(!ended.output.contains("7f3a"), "{}", ended.output);
    let heads = std::mem::take(&mut *asked.lock().unwrap());
    for host in ["telegram.invalid", "smscode.invalid"] {
        let tunnel = format!("CONNECT {host}:443 HTTP/1.1\r\n");
        let head = heads.iter().find(|head| head.starts_with(&tunnel));
        assert!(
            head.is_some_and(|head| head.to_lowercase().contains("proxy-authorization: basic ")),
            "{heads:?}"
        );
    }

    world.settings.insert("TELEGRAM_API_URL", sandbox);
    world.settings.insert("ALL_PROXY", format!("http://{proxy}"));
    world.settings.insert("NO_PROXY", "127.0.0.0/8".to_owned());
    let ended = Process::start(&world.settings, &["check"]).ended().await;
    let told = ended.output.lines().any(|line| line.starts_with("ok    telegram") && line.contains("t.me/"));
    assert!(told, "{}", ended.output);
    assert!(asked.lock().unwrap().iter().all(|head| head.contains("smscode.invalid")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_postgres_that_is_out_of_reach_is_told_with_its_address_and_without_the_password() {
    let mut world = World::new().await;
    world.settings.insert("DATABASE_URL", "postgres://bot:7f3a@nowhere.invalid/bot".to_owned());
    world.settings.insert("ENCRYPTION_KEYS", format!("test:{}=", "A".repeat(43)));
    let ended = Process::start(&world.settings, &[]).ended().await;
    assert_eq!((ended.code, ended.output.lines().count()), (Some(1), 1), "{}", ended.output);
    let told = "DATABASE_URL: PostgreSQL at nowhere.invalid:5432: no connection";
    assert!(ended.output.contains(told) && !ended.output.contains("7f3a"), "{}", ended.output);
}
