#!/bin/sh
# Shortens this node's startup: unpacks Payara Micro into BASE_DIR, runs it there once as a trial and archives the
# classes that Java loaded (class data sharing). run.sh uses the result if it finds it in BASE_DIR. Run this script
# again for another Payara Micro or Java; a new WAR does not need that. The trial uses an empty database in a temporary
# folder, listens on this machine only and calls no other system.
#
#   BASE_DIR               the node's own folder; its subfolder "payara" is replaced, so the node must be stopped
#   PAYARA_MICRO_JAR       default: payara-micro.jar beside this script
#   EXCHANGE_CONNECT_WAR   default: exchange-connect.war beside this script
set -eu
# Files of this process and the server, especially logs, are readable for their own user only.
umask 077
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=${PAYARA_MICRO_JAR:-$here/payara-micro.jar}
war=${EXCHANGE_CONNECT_WAR:-$here/exchange-connect.war}
: "${BASE_DIR:?names the folder of this node, such as /var/cache/exchange-connect/payara-micro}"

trial=$(mktemp -d)
trap 'rm -rf "$trial"' EXIT
fail() {
    cat "$trial/log" >&2
    echo "prepare.sh: $1; run.sh starts without the prepared files." >&2
    exit 1
}

rm -rf "$BASE_DIR/payara" "$BASE_DIR/made-of"
mkdir -p "$BASE_DIR/payara"
"$java" -jar "$jar" --rootdir "$BASE_DIR/payara/server" --outputlauncher >"$trial/log" 2>&1 ||
    fail "Payara Micro could not be unpacked"
cp -R "$BASE_DIR/payara/server/config" "$BASE_DIR/payara/config"

# Without the operator's configuration, so that the trial does not touch the real database.
env -i PATH="$PATH" \
    INFOBIP_OAUTH_CLIENT_ID=trial \
    INFOBIP_OAUTH_REDIRECT_URI=http://127.0.0.1/exchange-connect/api/oauth/callback \
    CONNECT_DEVELOPMENT=true \
    CONNECT_DATA_DIR="$trial" \
    "$java" -Xmx512m -XX:+UseSerialGC -XX:ArchiveClassesAtExit="$BASE_DIR/payara/classes.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off \
    -jar "$BASE_DIR/payara/server/launch-micro.jar" \
    --deploy "$war" --contextroot exchange-connect \
    --port 8080 --autobindhttp --prebootcommandfile "$here/loopback.preboot" \
    --nohazelcast --disablephonehome --warmup >"$trial/log" 2>&1 || fail "the trial did not start"
grep -q "successfully deployed" "$trial/log" || fail "the trial did not deploy the WAR"
[ -f "$BASE_DIR/payara/classes.jsa" ] || fail "Java created no class archive"
cksum <"$jar" >"$BASE_DIR/made-of"
