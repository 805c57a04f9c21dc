#!/bin/sh
# Scans a running instance with scanners from Debian packages: scan.sh wapiti, sqlmap, slow or tls (see README.md).
# An optional regular expression selects pages and calls: scan.sh sqlmap '^POST'
#
#   TARGET       the application's URL with its context root: https://connect.example.com/exchange-connect
#   API_USER, API_PASSWORD   the back office's credentials; not for slow and tls
#   COOKIE       the Cookie header of a browser that is signed in on the settings page; optional
#   CONNECTIONS, SECONDS_EACH   number and duration of the connections of "slow"; default: 200, 60
#   REPORTS      default: a new folder below the working directory
set -eu

scan=${1:-}
only=${2:-.}
target=${TARGET:?is the address of the application}
target=${target%/}
reports=${REPORTS:-scans-$(date +%Y%m%d-%H%M%S)}
mkdir -p "$reports"

need() {
    command -v "$1" >/dev/null || { echo "$1 not found: apt-get install $2" >&2; exit 1; }
}

credentials() {
    : "${API_USER:?is the user of the REST API}" "${API_PASSWORD:?is the password of the REST API}"
}

# Prints the id of any connection; without one, most calls fail before they read their parameters.
connection() {
    curl -fsS -u "$API_USER:$API_PASSWORD" "$target/api/connections?limit=1" |
        sed -n 's/.*"id":"\([0-9a-f-]\{36\}\)".*/\1/p'
}

# All paths for GET, with all their parameters.
pages() {
    id=$1
    grep -E "$only" <<LIST
/settings?state=WeHH_yy2irpl8UY&before=$id&ask=disconnect
/settings?outcome=cancelled
/contextcard?state=WeHH_yy2irpl8UY&conversationId=C1
/connected?outcome=cancelled
/operator?search=maya&status=ACTIVE&after=$id
/operator?connection=$id&before=1
/api/oauth/authorize?returnUrl=https%3A%2F%2Fexample.com%2F&from=settings&window=1&state=WeHH_yy2irpl8UY&conversationId=C1
/api/oauth/callback?code=822762fa24e04975&state=WeHH_yy2irpl8UY
/api/oauth/callback?error=access_denied&error_description=d&error_uri=u&state=WeHH_yy2irpl8UY
/api/page/status?shown=1
/api/page/cookies
/api/connections?limit=50&after=$id&status=ACTIVE
/api/connections/$id
/api/connections/$id/messages?limit=50&after=$id
/api/connections/$id/events?limit=50&after=$id
/api/connections/$id/keys?limit=50&after=$id
/api/notices?limit=50&after=$id&status=DEAD
/metrics
LIST
}

# Calls with side effects: method, path and body, separated by blanks; a star marks the tested part of a path.
calls() {
    id=$1
    grep -E "$only" <<LIST
POST /api/connections {"apiKey":"k","name":"n","baseUri":"https://api.infobip.com","acceptUnchecked":true}
PATCH /api/connections/$id* {"defaultSender":"InfoSMS","baseUri":null,"fallbackApiKey":null}
POST /api/connections/$id*/renewals {}
POST /api/connections/$id/messages {"messages":[{"from":"InfoSMS","destinations":[{"to":"41793026727"}],"text":"t"}]}
POST /api/connections/$id/keys {"name":"n"}
DELETE /api/connections/$id/keys/$id*
POST /api/notices/$id*/deliveries {}
POST /api/webhooks/delivery-reports {"results":[{"messageId":"m","to":"41793026727","status":{"groupId":3,"name":"n"}}]}
POST /gateway/sms/2/text/advanced {"messages":[{"from":"InfoSMS","destinations":[{"to":"41793026727"}],"text":"t"}]}
LIST
}

scan_wapiti() {
    need wapiti wapiti
    credentials
    id=$(connection)
    set -- -a "$API_USER%$API_PASSWORD" --auth-type basic
    [ -z "${COOKIE:-}" ] || set -- "$@" -H "Cookie: $COOKIE"
    # Reads the list from a file, because a pipe would run the loop in a subshell.
    pages "$id" >"$reports/pages"
    while read -r page; do set -- "$@" -s "$target$page"; done <"$reports/pages"
    wapiti -u "$target/" --scope folder -d 2 --max-links-per-page 30 --max-files-per-dir 30 \
        --skip jakarta.faces.ViewState --max-attack-time "${SECONDS_EACH:-300}" \
        -m "all,-nikto,-buster,-wapp,-brute_login_form,-drupal_enum,-takeover,-xxe,-ssrf" \
        --max-scan-time "${MOST_SECONDS:-1800}" -t 10 -v 1 --color --verify-ssl 0 \
        --flush-session --store-session "$reports/wapiti-session" --no-bugreport \
        -f json -o "$reports/wapiti.json" "$@" | tee "$reports/wapiti.log"
}

sqlmap_on() {
    sqlmap "$@" --batch --level 2 --risk 2 --threads 1 --timeout 10 --retries 1 --flush-session --disable-coloring \
        --auth-type basic --auth-cred "$API_USER:$API_PASSWORD" --output-dir "$reports/sqlmap" \
        --ignore-code '*' >>"$reports/sqlmap.log" 2>&1 || echo "sqlmap: $*" >>"$reports/sqlmap.failed"
}

scan_sqlmap() {
    need sqlmap sqlmap
    credentials
    id=$(connection)
    pages "$id" >"$reports/pages" || true
    while read -r page; do
        echo "GET $page"
        case $page in *\?*) ;; *) page="$page*" ;; esac
        sqlmap_on -u "$target$page" ${COOKIE:+--cookie "$COOKIE"} </dev/null
    done <"$reports/pages"
    calls "$id" >"$reports/calls" || true
    while read -r method path body; do
        echo "$method $path"
        set -- -u "$target$path" --method "$method"
        [ -z "$body" ] || set -- "$@" --data "$body" -H "Content-Type: application/json"
        sqlmap_on "$@" </dev/null
    done <"$reports/calls"
    echo "Findings of sqlmap:"
    grep -E "is vulnerable|appears to be .* injectable|might be injectable|identified the following" "$reports/sqlmap.log" || echo "nothing"
}

slow_on() {
    name=$1
    shift
    echo "slowhttptest, $name"
    slowhttptest "$@" -c "${CONNECTIONS:-200}" -r 50 -p 5 -l "${SECONDS_EACH:-60}" -v 1 -g -o "$reports/slow-$name" \
        >"$reports/slow-$name.log" 2>&1 || true
    awk -F, 'NR > 1 && $5 == 0 { down++ } END { print "seconds without an answer to a probe: " down + 0 }' \
        "$reports/slow-$name.csv"
}

scan_slow() {
    need slowhttptest slowhttptest
    slow_on headers -H -u "$target/api/connections" -i 5 -x 24
    slow_on body -B -u "$target/api/webhooks/delivery-reports" -i 5 -s 8192 -x 10 -f application/json
    slow_on form -B -u "$target/settings" -i 5 -s 8192 -x 10
    slow_on gateway -B -u "$target/gateway/sms/2/text/advanced" -i 5 -s 8192 -x 10 -f application/json
    slow_on read -X -u "$target/jakarta.faces.resource/style.css" -w 10 -y 20 -n 5 -z 32 -k 3
}

scan_tls() {
    need testssl testssl.sh
    testssl --quiet --color 0 --warnings batch --jsonfile "$reports/tls.json" \
        "$target/connected" | tee "$reports/tls.log"
}

case $scan in
    wapiti | sqlmap | slow | tls) "scan_$scan" ;;
    *) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
echo "Reports: $reports"
