package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentials;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;

/** The program that a profile names in {@code credential_process}; what it writes to standard error says why it failed. */
final class CredentialProcess implements AwsCredentialsProvider {

    private static final int LONGEST = 200;
    private static final Pattern FAILED = Pattern.compile("exit value \\((-?\\d+)\\)[^:]*: ?(.*)", Pattern.DOTALL);
    private static final Pattern SECRET = Pattern.compile(
            "(?i)((?:secret|token|password)[a-z_]*[\"' ]*[=:][\"' ]*)\\S+|(?:AKIA|ASIA)[A-Z0-9]{12,}|[A-Za-z0-9+/=]{40,}");

    private final String profile;
    private final ProcessCredentialsProvider process;

    CredentialProcess(String profile, String command) {
        this.profile = profile;
        this.process =
                ProcessCredentialsProvider.builder().command(shell(command)).build();
    }

    /** As all of AWS's tools do: the property is a line for the shell. */
    private static List<String> shell(String command) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return windows ? List.of("cmd.exe", "/C", command) : List.of("sh", "-c", command);
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return process.resolveCredentials();
        } catch (IllegalStateException failed) {
            throw new NoCredentials("credential_process of profile '" + profile + "' " + why(failed));
        }
    }

    /** Its output is never quoted: it may hold half of the credentials. */
    private static String why(Throwable failed) {
        Throwable root = failed.getCause() == null ? failed : failed.getCause();
        Matcher exit = FAILED.matcher(Objects.requireNonNullElse(root.getMessage(), ""));
        if (!exit.find()) {
            return "did not write the credentials that AWS's tools expect";
        }
        String error = SECRET.matcher(exit.group(2)).replaceAll("$1...").strip().replaceAll("\\s+", " ");
        String shown = error.length() > LONGEST ? error.substring(0, LONGEST) + "..." : error;
        return "ended with exit code " + exit.group(1) + (shown.isEmpty() ? "" : ": " + shown);
    }
}
