package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Which account the credentials belong to. Needs no permission, and tells at once when AWS refuses them. */
public final class GetCallerIdentity {

    private static final Set<ErrorKind> NO_USE_TO_GO_ON = EnumSet.of(
            ErrorKind.NO_CREDENTIALS,
            ErrorKind.CREDENTIALS_UNAVAILABLE,
            ErrorKind.CREDENTIALS_REFUSED,
            ErrorKind.EXPIRED,
            ErrorKind.CLOCK_SKEW);

    /** Without the account an operation is as good; nobody waits long for it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private GetCallerIdentity() {}

    private static String account(AwsClients clients) {
        String account = clients.sts().getCallerIdentity().account();
        ForeignAnswer.refuseWithout(account != null, "Account");
        return account;
    }

    /**
     * Learns the session's account, unless it is known. Where no way leads to STS, as behind a private endpoint, the
     * account simply stays unknown.
     *
     * @param then gets an error only when the credentials are of no use
     */
    public static void learnAccount(Dispatcher dispatcher, Instant deadline, Consumer<Optional<AwsError>> then) {
        AwsSession session = dispatcher.session();
        if (session.account().isPresent()) {
            then.accept(Optional.empty());
            return;
        }
        AwsCall<String> call = new AwsCall<>(ApiOperation.GET_CALLER_IDENTITY, "", GetCallerIdentity::account);
        Instant soon = session.runtime().clock().instant().plus(LONGEST);
        dispatcher.submit(call, deadline.isBefore(soon) ? deadline : soon, answer -> {
            if (answer instanceof Answer.Value<String> account) {
                session.knowAccount(account.value());
                then.accept(Optional.empty());
            } else {
                AwsError error = ((Answer.Failed<String>) answer).error();
                then.accept(Optional.of(error).filter(it -> NO_USE_TO_GO_ON.contains(it.kind())));
            }
        });
    }
}
