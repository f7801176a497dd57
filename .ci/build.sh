# Sourced by ./test and ./run at the root of the repository: finds the tools, and says which build can run here.

jenkins_maven=3.9.6        # what the plugin build asks for
standalone_maven=3.6.3     # what the plugins of standalone/pom.xml ask for
newer_maven=3.9.11         # what is fetched where the installed Maven is older
dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.11.0

stop() {
    printf '%s\n' "$1" >&2
    exit 1
}

# Runs a command in a process group of its own, which ends with this script when a signal ends it.
attended() {
    local group status=0
    set -m
    "$@" </dev/null &
    set +m
    group=$!
    trap "kill -- -$group 2>/dev/null || :; wait $group || :; exit 130" INT
    trap "kill -- -$group 2>/dev/null || :; wait $group || :; exit 143" TERM HUP
    wait "$group" || status=$?
    trap - INT TERM HUP
    return $status
}

at_least() { # version, minimum
    [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

# Sets maven, maven_version and JAVA_HOME, or ends with the one sentence that says what is missing.
find_tools() {
    maven=$(command -v mvn) || stop "This build needs Maven: install version $standalone_maven or newer, so that mvn is on the PATH."
    # Maven itself is asked, because it decides which Java runs the build.
    local about jdk
    about=$("$maven" --version 2>&1) || true
    maven_version=$(sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' <<<"$about")
    jdk=$(sed -n 's/^Java version: .*runtime: //p' <<<"$about")
    at_least "$(sed -n 's/^Java version: \([0-9]*\).*/\1/p' <<<"$about")" 17 && [ -x "$jdk/bin/javac" ] ||
        stop "This build needs a JDK, version 17 or newer, and Maven finds ${jdk:-none}: install one, or point JAVA_HOME at it."
    export JAVA_HOME=$jdk
}

# Prints the Maven to use: the installed one where it is new enough, otherwise a newer one. The installed Maven fetches
# that as an artifact, so that the user's mirrors and proxies hold.
maven_for() { # minimum
    local cache=${XDG_CACHE_HOME:-$HOME/.cache}/dynamodb-backup
    local home=$cache/apache-maven-$newer_maven part=$cache/part.$$ status=0
    if at_least "$maven_version" "$1"; then
        echo "$maven"
        return
    fi
    if [ ! -d "$home" ]; then
        echo "Maven $maven_version is older than $1: getting Maven $newer_maven ..." >&2
        # Apart until it is whole, and outside the repository, whose pom.xml and .mvn folder would take part.
        mkdir -p "$part"
        (cd "$part" && "$maven" -B -q "$dependency_plugin:unpack" -DoutputDirectory=. \
            "-Dartifact=org.apache.maven:apache-maven:$newer_maven:tar.gz:bin") >&2 &&
            mv "$part/apache-maven-$newer_maven" "$home" || status=$?
        rm -rf "$part"
    fi
    [ $status = 0 ] && echo "$home/bin/mvn"
}

# True when the plugin build can run here, with plugin_maven. Otherwise left_out says why not.
plugin_build_can_run() {
    if ! plugin_maven=$(maven_for "$jenkins_maven"); then
        left_out="because it needs Maven $jenkins_maven or newer, which could not be had"
        return 1
    fi
    mkdir -p target
    local log=target/artifacts.log minutes=5 status=0 limit=()
    command -v timeout >/dev/null && limit=(timeout --foreground $((minutes * 60)))
    # What earlier builds have left on this machine answers at once; only then is the network asked.
    attended "$plugin_maven" -B -q -o "$dependency_plugin:resolve" >"$log" 2>&1 && return
    attended ${limit[@]+"${limit[@]}"} "$plugin_maven" -B -q -Daether.connector.connectTimeout=5000 \
        "$dependency_plugin:resolve" >"$log" 2>&1 || status=$?
    if [ $status = 124 ]; then
        left_out="because its artifacts did not arrive within $minutes minutes"
        return 1
    fi
    # Only what cannot be had excuses the plugin build. A broken pom.xml does not: that build runs, and fails.
    if [ $status != 0 ] && grep -qE 'Could not (find|transfer)|Cannot access|was not found in' "$log"; then
        grep -m 1 -oE '(Could not (find|transfer)|Cannot access|was not found in).*' "$log" | cut -c 1-200 >&2
        left_out="because its artifacts cannot be had here (see target/artifacts.log)"
        return 1
    fi
}

# True when the browser tests can run here, with CHROMIUM.
find_chromium() {
    CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome ||
        command -v google-chrome-stable || command -v chrome)} || return 1
    export CHROMIUM
}

# The time stamp is older than every file of the build: a source edited meanwhile counts as changed.
plugin_build() { # arguments of Maven, after plugin_build_can_run
    mkdir -p target
    touch target/build.started
    attended "$plugin_maven" -B "$@" && mv target/build.started target/build.done
}

plugin_is_fresh() {
    [ -f target/dynamodb-backup.hpi ] && [ -f target/build.done ] && [ -f "$(cat target/jenkins-war.path)" ] &&
        [ -z "$(find src pom.xml -newer target/build.done | head -n 1)" ]
}

standalone_build() { # arguments of Maven
    local mvn
    mvn=$(maven_for "$standalone_maven") ||
        stop "This build needs Maven $standalone_maven or newer, and none could be had."
    mkdir -p standalone/target
    touch standalone/target/build.started
    attended "$mvn" -B -f standalone/pom.xml "$@" && mv standalone/target/build.started standalone/target/build.done
}

standalone_is_fresh() {
    [ -f standalone/target/dynamodb-backup.jar ] && [ -f standalone/target/build.done ] &&
        [ -z "$(find src standalone/pom.xml -newer standalone/target/build.done | head -n 1)" ]
}
