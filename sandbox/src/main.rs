//! Runs both servers as a separate process.

use clap::Parser;
use sandbox::{Clock, smscode, telegram};

/// Emulates Telegram and SMSCode on localhost.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Where the Bot API listens.
    #[arg(long, default_value = "127.0.0.1:8081")]
    telegram: String,
    /// Where the SMSCode API listens.
    #[arg(long, default_value = "127.0.0.1:8082")]
    smscode: String,
    /// The bot's token.
    #[arg(long)]
    bot_token: Option<String>,
    /// Serve the older API document only.
    #[arg(long)]
    seed_surface: bool,
    /// Sell ten countries and twelve services only.
    #[arg(long)]
    small_catalog: bool,
    /// The first account's balance in IDR.
    #[arg(long, default_value_t = 500_000)]
    balance: i64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    let clock = Clock::default();
    let mut options = telegram::Options {
        listen: arguments.telegram,
        control: true,
        clock: clock.clone(),
        ..telegram::Options::default()
    };
    if let Some(token) = arguments.bot_token {
        options.token = token;
    }
    let telegram = telegram::Server::start(options).await?;
    let smscode = smscode::Server::start(smscode::Options {
        listen: arguments.smscode,
        surface: if arguments.seed_surface { smscode::Surface::Seed } else { smscode::Surface::Live },
        catalog: if arguments.small_catalog {
            smscode::CatalogSize::Small
        } else {
            smscode::CatalogSize::Full
        },
        control: true,
        clock,
        ..smscode::Options::default()
    })
    .await?;
    let account = smscode.add_account(arguments.balance);
    announce(&telegram, &smscode, &account);
    tokio::signal::ctrl_c().await?;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the addresses are the output of this program")]
fn announce(telegram: &telegram::Server, smscode: &smscode::Server, account: &smscode::Account) {
    println!("TELEGRAM_API_URL={}", telegram.url());
    println!("TELEGRAM_BOT_TOKEN={}", telegram.token());
    println!("SMSCODE_API_URL={}", smscode.url());
    println!("SMSCODE_TOKEN={}", account.token());
    println!("# control: {0}/_control/... and {1}/_control/...", telegram.url(), smscode.url());
}
