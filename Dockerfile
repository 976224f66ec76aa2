# The image of the standalone server. Build the jar first:
#
#   ./mvnw package -DskipTests && docker build -t wiremock-lro .
#
# The base is a JRE from 17 on that has a shell and curl; only the build stage uses them. It is written out for
# Dependabot, which sees no ARG, and without a digest, so that a base of that name is taken where there is no
# registry; the provenance of a released image tells the digest. Another base, with buildx:
#
#   docker buildx build --build-context base=docker-image://NAME -t wiremock-lro .
FROM eclipse-temurin:17-jre AS base

# On the platform of the image, emulated where that is another: the archive below is for its JVM alone.
FROM base AS build
# What ./mvnw package has made: its build folder.
ARG TARGET=target
COPY ${TARGET}/wiremock-lro-standalone.jar ${TARGET}/wiremock-lro-standalone.cdx.json /opt/wiremock-lro/
COPY ${TARGET}/licenses /licenses
# Readable whatever the umask of the machine; group 0 as well, as the user of OpenShift is in it.
RUN chmod -R a+rX,u+w,go-w /opt/wiremock-lro /licenses \
 && mkdir -p /home/wiremock/mappings /home/wiremock/__files /home/wiremock/apis \
      /home/wiremock/state \
 && chmod 775 /home/wiremock /home/wiremock/*
# The classes that a start and some requests need, parsed and verified once for all starts. The
# archive is good for exactly this JVM and this jar at this path; others run without it, but where
# -Xshare:on forbids that, as in the last command. (An emulated start takes minutes on a busy machine.)
RUN set -eu; \
    java -XX:+UseSerialGC -XX:ArchiveClassesAtExit=/opt/wiremock-lro/wiremock-lro.jsa \
      -jar /opt/wiremock-lro/wiremock-lro-standalone.jar --root-dir /home/wiremock & \
    server=$!; \
    ask() { curl --silent --show-error --fail --output /dev/null "$@"; }; \
    api=http://127.0.0.1:8080; \
    locations=$api/v1/projects/p/locations/l; \
    ask --retry 300 --retry-delay 1 --retry-connrefused $api/__admin/health; \
    ask --data '{"displayName": "Sales"}' "$locations/lakes?lakeId=sales"; \
    ask --get --data-urlencode 'filter=done = false' $locations/operations; \
    ask --request POST "$locations/lakes?lakeId=x" -H 'x-lro-script: {"onCancel": "cancelled"}'; \
    ask "$api/__admin/ext/lro/operations?target=projects/p/locations/l/lakes/sales"; \
    ask --request POST $api/__admin/ext/lro/operations:cancel \
      --data '{"target": "projects/p/locations/l/lakes/sales"}'; \
    kill $server; \
    wait $server || test $? = 143; \
    chmod 644 /opt/wiremock-lro/wiremock-lro.jsa; \
    java -XX:+UseSerialGC -Xshare:on -XX:SharedArchiveFile=/opt/wiremock-lro/wiremock-lro.jsa \
      -jar /opt/wiremock-lro/wiremock-lro-standalone.jar --version

FROM base
ARG VERSION=""
ARG REVISION=""
LABEL org.opencontainers.image.title="wiremock-lro" \
      org.opencontainers.image.description="A fake of Google long-running operations" \
      org.opencontainers.image.source="https://github.com/wiremock-lro/wiremock-lro" \
      org.opencontainers.image.documentation="https://github.com/wiremock-lro/wiremock-lro#as-a-container" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# The jar, and beside it what is in it, as a bill of materials (CycloneDX) that scanners find.
COPY --from=build /opt/wiremock-lro /opt/wiremock-lro
# LICENSE, NOTICE, THIRD-PARTY.txt and the texts of all licences in the jar.
COPY --from=build /licenses /licenses
# mappings/ and __files/: where WireMock's own image has them. In apis/ are descriptors to serve:
# docker run -v "$PWD/apis:/home/wiremock/apis:ro" wiremock-lro
COPY --from=build --chown=10001:0 /home/wiremock /home/wiremock
# A number, which Kubernetes can see is not root.
USER 10001:10001
WORKDIR /home/wiremock
EXPOSE 8080
# Reads --port and the like from the command line of the server.
HEALTHCHECK --interval=5s --timeout=10s --start-period=30s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", \
       "-jar", "/opt/wiremock-lro/wiremock-lro-standalone.jar", "health"]
# Options after the image's name follow these, and win.
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/opt/wiremock-lro/wiremock-lro.jsa", \
            "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", \
            "-jar", "/opt/wiremock-lro/wiremock-lro-standalone.jar", \
            "--bind-address", "0.0.0.0", "--root-dir", "/home/wiremock"]
