# The cloud functions in a container: any host of containers can run them, not only Google.
# npm run build && docker build -t nastavnik . (docs/deployment.md, «В своём контейнере»)
ARG NODE_IMAGE=docker.io/library/node:22-bookworm-slim
FROM ${NODE_IMAGE}
WORKDIR /app
COPY dist/functions/package.json ./
RUN npm install --omit=dev --no-audit --no-fund && npm cache clean --force
COPY dist/functions/ ./
USER node
ENV NODE_ENV=production PORT=8080 FUNCTION_TARGET=nastavnik
EXPOSE 8080
CMD ["node_modules/.bin/functions-framework"]
