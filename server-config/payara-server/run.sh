#!/bin/sh
# Starts Exchange Connect on Payara Server and stays in the foreground; SIGTERM stops it gracefully.
# The configuration comes from the environment (see ../payara-micro/exchange-connect.env).
#
#   PAYARA_HOME            default: payara6 beside this script
#   EXCHANGE_CONNECT_WAR   default: exchange-connect.war beside this script
#   BASE_DIR               the folder for this server's domain and logs; default: a folder named after the port
#   PORT                   default: 8080
#   ADMIN_PORT             the port for asadmin, open to this machine only; default: 4848
#   BIND_ADDRESS           default: 0.0.0.0
#   JAVA_OPTS              default: -Xmx512m -XX:+UseSerialGC
#   LOG_FORMAT             json for one JSON object a line; default: text
#   LOG_LEVEL              default: INFO
#   CONNECT_DATABASE_JNDI  jdbc/exchange-connect for a data source of the server (see data-source.asadmin)
set -eu
# Files of this process and the server, especially logs, are readable for their own user only.
umask 077
# Java decodes the environment in the locale's character set; without one, secrets lose characters that are not ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]*8*) ;;
    *) export LC_ALL=C.UTF-8 ;;
esac
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
home=${PAYARA_HOME:-$here/payara6}
base=${BASE_DIR:-$here/server-${PORT:-8080}}
[ -z "${JAVA_HOME:-}" ] || export AS_JAVA="$JAVA_HOME"

# Each start uses a fresh copy of the server's original domain, with only this WAR.
domain=$base/exchange-connect
mkdir -p "$base"
rm -rf "$domain"
cp -R "$home/glassfish/domains/domain1" "$domain"
logging=$domain/config/logging.properties
formatter=com.sun.enterprise.server.logging.ODLLogFormatter
[ "${LOG_FORMAT:-text}" != json ] || formatter=fish.payara.enterprise.server.logging.JSONLogFormatter
cat >"$logging" <<END
handlers=java.util.logging.ConsoleHandler
java.util.logging.ConsoleHandler.formatter=$formatter
java.util.logging.ConsoleHandler.level=ALL
.level=${LOG_LEVEL:-INFO}
END

listeners=configs.config.server-config.network-config.network-listeners.network-listener
{
    cat "$here/configure.asadmin"
    [ "${CONNECT_DATABASE_JNDI:-}" != jdbc/exchange-connect ] || cat "$here/data-source.asadmin"
    echo "set $listeners.http-listener-1.port=${PORT:-8080}"
    echo "set $listeners.http-listener-1.address=${BIND_ADDRESS:-0.0.0.0}"
    echo "set $listeners.admin-listener.port=${ADMIN_PORT:-4848}"
    echo "set $listeners.admin-listener.address=127.0.0.1"
} >"$base/before.asadmin"
echo "deploy --name=exchange-connect --contextroot=exchange-connect ${EXCHANGE_CONNECT_WAR:-$here/exchange-connect.war}" \
    >"$base/after.asadmin"

# As a parent process, asadmin would not pass signals on to the server. So it only prints the command, one word a line
# up to an empty line, and this script executes it, without OSGi's remote shell and the memory limit, which JAVA_OPTS
# sets.
launch=$("$home/bin/asadmin" start-domain --dry-run --verbose --domaindir "$base" \
    --prebootcommandfile "$base/before.asadmin" --postbootcommandfile "$base/after.asadmin" exchange-connect |
    sed -e '1d' -e '/^$/,$d' -e '/^-Dosgi\.shell\.telnet/d' -e '/^-Xmx/d' -e 's/,org\.apache\.felix\.shell\.remote//')
set --
while IFS= read -r word; do
    set -- "$@" "$word"
    # JAVA_OPTS is split into words on purpose.
    # shellcheck disable=SC2086
    [ "$#" -ne 1 ] || set -- "$@" ${JAVA_OPTS:--Xmx512m -XX:+UseSerialGC}
done <<END
$launch
END
# The server asks for the default password of its original keystore, which holds no secret of this application.
exec "$@" <<END
AS_ADMIN_MASTERPASSWORD=changeit
END
