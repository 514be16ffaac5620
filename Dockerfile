# Pin the base images by digest, or replace them, without editing this file:
#   docker build --build-arg BUILD_BASE=rust:1.95-slim-bookworm@sha256:… --build-arg RUN_BASE=… .
# Change both together: a binary built against Debian 12's libc needs a libc at least as new at run time.
ARG BUILD_BASE=docker.io/library/rust:1.95-slim-bookworm
ARG RUN_BASE=gcr.io/distroless/cc-debian12:nonroot

# ---- build: needs a Rust toolchain, and a C compiler for SQLite ----
FROM ${BUILD_BASE} AS build
WORKDIR /src

# Build the dependencies in a separate layer, which is rebuilt only when a manifest changes. cargo needs every workspace member
# and every target named in a manifest to exist, even those that are not built.
COPY Cargo.toml Cargo.lock ./
COPY sandbox/Cargo.toml sandbox/
COPY bench/Cargo.toml bench/
RUN mkdir -p src sandbox/src bench/src benches examples/demo \
 && echo 'fn main() {}' | tee src/main.rs sandbox/src/main.rs bench/src/main.rs benches/small.rs \
        examples/demo/main.rs > /dev/null \
 && touch src/lib.rs sandbox/src/lib.rs \
 && cargo build --release --locked --package smscode-bot --bin smscode-bot

# Copy only what goes into the binary, so that changes to tests or documentation don't trigger a rebuild. cargo compares
# modification times, and the real sources may be older than the placeholders: hence `touch`.
COPY src src
COPY assets assets
COPY locales locales
COPY migrations migrations
COPY i18n.toml build.rs ./
# `--build-arg GIT_COMMIT=$(git rev-parse HEAD)`: the commit for --version, because .git is not in the build context.
ARG GIT_COMMIT
RUN touch src/main.rs src/lib.rs \
 && cargo build --release --locked --package smscode-bot --bin smscode-bot \
 && mkdir /data

# ---- run: libc and CA certificates only; no shell, no package manager, not root ----
FROM ${RUN_BASE}
COPY --from=build /src/target/release/smscode-bot /usr/local/bin/smscode-bot
# 65532 is distroless' `nonroot`; numeric, so that other base images work, too.
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532

# The default, 127.0.0.1, is not reachable from outside the container.
ENV DATA_DIR=/data LISTEN_ADDR=0.0.0.0:8080 LOG_FORMAT=json
VOLUME /data
EXPOSE 8080

# Requests /healthz at LISTEN_ADDR; the image has no curl. buildah and podman keep HEALTHCHECK only with `--format docker`.
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s CMD ["/usr/local/bin/smscode-bot", "health"]

# The bot exits within 10 s of SIGTERM, which is also how long `docker stop` waits by default; `docker stop -t 15` is safer.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/smscode-bot"]
