#!/usr/bin/env bash
# The step of action.yml that judges: writes the SARIF report, the text for the log and a summary for the run's page, and hands on the exit code.
# FILES and ARGUMENTS are lists, one a line, so that a name may have blanks and nothing in them is run as code.
set -uo pipefail
inspector="$GITHUB_ACTION_PATH/bin/pkce-inspector.mjs"

lines() {
  local line
  while IFS= read -r line; do
    if [ -n "${line//[[:space:]]/}" ]; then printf '%s\0' "$line"; fi
  done <<<"$1"
}
mapfile -d '' -t files < <(lines "$FILES")
mapfile -d '' -t arguments < <(lines "$ARGUMENTS")

# A line of the log that begins with :: is a command to the runner, and a recording is other people's text:
# https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
token=$(node -p 'crypto.randomUUID()')
echo "::stop-commands::$token"
node "$inspector" check "${arguments[@]}" --fail-on "$FAIL_ON" -- "${files[@]}"
code=$?
echo "::$token::"
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
{
  node "$inspector" check "${arguments[@]}" --fail-on "$FAIL_ON" --format sarif --output "$SARIF" -- "${files[@]}"
  node "$inspector" check "${arguments[@]}" --fail-on "$FAIL_ON" --format markdown -- "${files[@]}" >>"$GITHUB_STEP_SUMMARY"
} 2>/dev/null
exit 0
