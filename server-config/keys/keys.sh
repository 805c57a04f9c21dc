#!/bin/sh
# Manages the key file: make, list, add, promote ID, retire ID, wrap (see README.md). Needs Java, and no server.
# Reads the application's configuration from the environment (CONNECT_ENCRYPTION_KEYSET, CONNECT_DATA_DIR,
# CONNECT_DATABASE_URL ...).
#
#   EXCHANGE_CONNECT_WAR   default: exchange-connect.war beside this script
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
war=${EXCHANGE_CONNECT_WAR:-$here/exchange-connect.war}
java=java
jar=jar
if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    jar=$JAVA_HOME/bin/jar
fi
[ -r "$war" ] || { echo "$war not found: set EXCHANGE_CONNECT_WAR." >&2; exit 1; }
case $war in /*) ;; *) war=$PWD/$war ;; esac

# The classes of the WAR, unpacked for the duration of the command.
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
if command -v unzip >/dev/null; then
    unzip -q "$war" 'WEB-INF/*' -d "$classes"
else
    (cd "$classes" && "$jar" xf "$war" WEB-INF)
fi
umask 077
"$java" -cp "$classes/WEB-INF/classes:$classes/WEB-INF/lib/*" org.exchangeconnect.vault.KeysCommand "$@"
