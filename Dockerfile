# The package as `npm pack` makes it, on Node alone, and the driver that --database needs.
FROM node:24-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund && node build/build.ts \
  && npm install --prefix dist --no-save --no-audit --no-fund --ignore-scripts "pg@$(node -p "require('./package.json').devDependencies.pg")"

FROM node:24-slim
WORKDIR /dewkit
COPY --from=build /src/package.json /src/LICENSE ./
COPY --from=build /src/bin bin
COPY --from=build /src/dist dist
USER node
# Every setting of the mock has such a variable: docs/install.md.
ENV NODE_ENV=production DEWKIT_HOST=0.0.0.0 DEWKIT_PORT=8010
EXPOSE 8010
# Only a process answers inside of the container, so Node itself asks.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.DEWKIT_PORT}/`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/dewkit.cjs"]
CMD ["mock"]
