package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentialsException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
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
            throw new NoCredentialsException(why(failed));
        }
    }

    /** Its standard output is never shown: it may contain a part of the credentials. */
    private Message why(Throwable failed) {
        Throwable root = failed.getCause() == null ? failed : failed.getCause();
        Matcher exit = FAILED.matcher(Objects.requireNonNullElse(root.getMessage(), ""));
        if (!exit.find()) {
            return Message.of("aws.process.output", profile);
        }
        String error = SECRET.matcher(exit.group(2)).replaceAll("$1...").strip().replaceAll("\\s+", " ");
        String shown = error.length() > LONGEST ? error.substring(0, LONGEST) + "..." : error;
        return shown.isEmpty()
                ? Message.of("aws.process.exit", profile, exit.group(1))
                : Message.of("aws.process.exit.said", profile, exit.group(1), shown);
    }
}
