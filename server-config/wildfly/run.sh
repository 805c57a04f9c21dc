#!/bin/sh
# Starts Exchange Connect on WildFly and stays in the foreground; SIGTERM stops it gracefully.
# The configuration comes from the environment (see ../payara-micro/exchange-connect.env); further arguments go to WildFly.
#
#   WILDFLY_HOME           default: wildfly beside this script (README.md describes how to provision it)
#   EXCHANGE_CONNECT_WAR   default: exchange-connect.war beside this script
#   BASE_DIR               the folder for logs and temporary files; default: a folder named after the port
#   PORT                   default: 8080
#   MANAGEMENT_PORT        the port for health checks, open to this machine only; default: 9990
#   BIND_ADDRESS           default: 0.0.0.0
#   JAVA_OPTS              default: -Xmx512m -XX:+UseSerialGC
#   LOG_FORMAT             json for one JSON object a line; default: text
set -eu
# Files of this process and the server, especially logs, are readable for their own user only.
umask 077
# Java decodes the environment in the locale's character set; without one, secrets lose characters that are not ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]*8*) ;;
    *) export LC_ALL=C.UTF-8 ;;
esac
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
home=${WILDFLY_HOME:-$here/wildfly}
port=${PORT:-8080}
base=${BASE_DIR:-$here/server-$port}

# Each start uses the provisioned configuration, with only this WAR.
mkdir -p "$base/deployments"
rm -rf "$base/configuration" "$base/deployments/"* "$base/data" "$base/tmp"
cp -R "$home/standalone/configuration" "$base/configuration"
cp "${EXCHANGE_CONNECT_WAR:-$here/exchange-connect.war}" "$base/deployments/exchange-connect.war"

# WildFly accepts no expression as the name of the console's formatter.
if [ "${LOG_FORMAT:-text}" = json ]; then
    sed 's|<named-formatter name="[A-Z-]*PATTERN"/>|<named-formatter name="JSON"/>|' \
        "$home/standalone/configuration/standalone.xml" >"$base/configuration/standalone.xml"
fi

# standalone.sh passes signals on to WildFly only if it runs it in the background.
LAUNCH_JBOSS_IN_BACKGROUND=true
JAVA_OPTS="${JAVA_OPTS:--Xmx512m -XX:+UseSerialGC} -Djava.net.preferIPv4Stack=true -Djava.awt.headless=true"
JBOSS_HOME=$home
export LAUNCH_JBOSS_IN_BACKGROUND JAVA_OPTS JBOSS_HOME
exec "$home/bin/standalone.sh" \
    "-Djboss.server.base.dir=$base" \
    "-Djboss.http.port=$port" \
    "-Djboss.management.http.port=${MANAGEMENT_PORT:-9990}" \
    -b "${BIND_ADDRESS:-0.0.0.0}" "$@"
