#!/bin/sh
# Starts Exchange Connect on Payara Micro and stays in the foreground; SIGTERM stops it gracefully.
# The configuration comes from the environment (see exchange-connect.env); further arguments go to Payara Micro.
#
#   PAYARA_MICRO_JAR       default: payara-micro.jar beside this script
#   EXCHANGE_CONNECT_WAR   default: exchange-connect.war beside this script
#   PORT                   default: 8080
#   JAVA_OPTS              default: -Xmx512m -XX:+UseSerialGC
#   LOG_FORMAT             json for one JSON object a line; default: text
#   BASE_DIR               the folder from prepare.sh; default: the server is unpacked into a temporary folder
set -eu
# Files of this process and the server, especially logs, are readable for their own user only.
umask 077
# Java decodes the environment in the locale's character set; without one, secrets lose characters that are not ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]*8*) ;;
    *) export LC_ALL=C.UTF-8 ;;
esac
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=${PAYARA_MICRO_JAR:-$here/payara-micro.jar}

[ "${LOG_FORMAT:-text}" != json ] || set -- --logproperties "$here/json.properties" "$@"

launcher=$jar
classes=
if [ -f "${BASE_DIR:-}/made-of" ]; then
    if [ "$(cksum <"$jar")" = "$(cat "$BASE_DIR/made-of")" ]; then
        server=$BASE_DIR/payara/server
        # Removes the deployment and settings of an earlier start.
        rm -rf "$server/applications" "$server/generated" "$server/autodeploy" "$server/logs" "$server/config"
        cp -R "$BASE_DIR/payara/config" "$server/config"
        launcher=$server/launch-micro.jar
        classes=$BASE_DIR/payara/classes.jsa
    else
        echo "run.sh: prepare.sh was run with another $jar: startup is slower until you run it again" >&2
    fi
fi

# JAVA_OPTS is split into words on purpose.
# shellcheck disable=SC2086
exec "$java" ${JAVA_OPTS:--Xmx512m -XX:+UseSerialGC} ${classes:+"-XX:SharedArchiveFile=$classes"} \
    -jar "$launcher" \
    --deploy "${EXCHANGE_CONNECT_WAR:-$here/exchange-connect.war}" \
    --contextroot exchange-connect \
    --port "${PORT:-8080}" \
    --prebootcommandfile "$here/server.preboot" \
    --nohazelcast --disablephonehome "$@"
