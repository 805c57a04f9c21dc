#!/bin/sh
# Starts Exchange Connect on Payara Micro and stays in the foreground; SIGTERM stops it gracefully.
# The configuration comes from the environment (see exchange-connect.env); further arguments go to Payara Micro.
#
#   PAYARA_MICRO_JAR       default: payara-micro.jar beside this script
#   EXCHANGE_CONNECT_WAR   default: exchange-connect.war beside this script
#   PORT                   default: 8080
#   JAVA_OPTS              default: -Xmx512m
#   LOG_FORMAT             json: one JSON object a line; default: text
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java

[ "${LOG_FORMAT:-text}" != json ] || set -- --logproperties "$here/json.properties" "$@"

# JAVA_OPTS is a list of words.
# shellcheck disable=SC2086
exec "$java" ${JAVA_OPTS:--Xmx512m} \
    -jar "${PAYARA_MICRO_JAR:-$here/payara-micro.jar}" \
    --deploy "${EXCHANGE_CONNECT_WAR:-$here/exchange-connect.war}" \
    --contextroot exchange-connect \
    --port "${PORT:-8080}" \
    --prebootcommandfile "$here/server.preboot" \
    --nohazelcast --disablephonehome "$@"
