# Both bases are named by version, and may be pinned harder or replaced without touching this file:
#   docker build --build-arg BUILD_BASE=rust:1.95-slim-bookworm@sha256:… --build-arg RUN_BASE=… .
# They belong together: what is built against Debian 12's libc runs on Debian 12's.
ARG BUILD_BASE=docker.io/library/rust:1.95-slim-bookworm
ARG RUN_BASE=gcr.io/distroless/cc-debian12:nonroot

# ---- build: a compiler for Rust and for SQLite's C ----
FROM ${BUILD_BASE} AS build
WORKDIR /src

# The dependencies have a layer of their own: it is built again only when a manifest changes. cargo wants to see every
# member of the workspace and every target that a manifest names, also those that are not built.
COPY Cargo.toml Cargo.lock ./
COPY sandbox/Cargo.toml sandbox/
COPY bench/Cargo.toml bench/
RUN mkdir -p src sandbox/src bench/src benches examples/demo \
 && echo 'fn main() {}' | tee src/main.rs sandbox/src/main.rs bench/src/main.rs benches/small.rs \
        examples/demo/main.rs > /dev/null \
 && touch src/lib.rs sandbox/src/lib.rs \
 && cargo build --release --locked --package smscode-bot --bin smscode-bot

# Only what the program is made of, so that a changed test or text of the documentation builds nothing again. cargo goes
# by the time of a file, and the real sources may be older than the stand-ins.
COPY src src
COPY locales locales
COPY migrations migrations
COPY i18n.toml build.rs ./
# `--build-arg GIT_COMMIT=$(git rev-parse HEAD)`: there is no repository in here, and --version names the commit.
ARG GIT_COMMIT
RUN touch src/main.rs src/lib.rs \
 && cargo build --release --locked --package smscode-bot --bin smscode-bot \
 && mkdir /data

# ---- run: libc and certificates; no shell, no package manager, not root ----
FROM ${RUN_BASE}
COPY --from=build /src/target/release/smscode-bot /usr/local/bin/smscode-bot
# By number, so that a base without these names will do: 65532 is distroless' nonroot.
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532

# Inside a container the loopback address is reachable by nobody.
ENV DATA_DIR=/data LISTEN_ADDR=0.0.0.0:8080 LOG_FORMAT=json
VOLUME /data
EXPOSE 8080

# The program asks itself (/healthz at LISTEN_ADDR): there is no shell and no curl that could. buildah and podman keep it
# with `--format docker` only.
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s CMD ["/usr/local/bin/smscode-bot", "health"]

# The bot ends by itself within 10 s of SIGTERM; `docker stop --time 15` leaves room for it.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/smscode-bot"]
