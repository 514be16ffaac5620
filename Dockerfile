# ---- build ----
FROM rust:1.95-slim-bookworm AS build
WORKDIR /src

# The dependencies have a layer of their own: it is built again only when a manifest changes.
COPY Cargo.toml Cargo.lock ./
COPY sandbox/Cargo.toml sandbox/
RUN mkdir -p src sandbox/src \
 && echo 'fn main() {}' | tee src/main.rs sandbox/src/main.rs > /dev/null \
 && touch src/lib.rs sandbox/src/lib.rs \
 && cargo build --release --locked --package smscode-bot --bin smscode-bot

# cargo goes by the time of a file, and the real sources may be older than the stand-ins.
COPY . .
RUN touch src/main.rs src/lib.rs \
 && cargo build --release --locked --package smscode-bot --bin smscode-bot \
 && mkdir /data

# ---- run: no shell, no package manager, not root ----
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /src/target/release/smscode-bot /usr/local/bin/smscode-bot
COPY --from=build --chown=nonroot:nonroot /data /data

# Inside a container the loopback address is reachable by nobody.
ENV DATA_DIR=/data LISTEN_ADDR=0.0.0.0:8080
VOLUME /data
EXPOSE 8080

# `health` asks /healthz at LISTEN_ADDR.
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s CMD ["/usr/local/bin/smscode-bot", "health"]

# The bot ends by itself within 10 s of SIGTERM; `docker stop --time 15` leaves room for it.
ENTRYPOINT ["/usr/local/bin/smscode-bot"]
