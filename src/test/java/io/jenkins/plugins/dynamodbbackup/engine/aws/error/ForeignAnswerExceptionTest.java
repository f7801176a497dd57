package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp.Reply;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListTables;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a proxy or a login page says with "200 OK" is no empty list and no account. */
class ForeignAnswerExceptionTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ScriptedHttp http = new ScriptedHttp();
    private final Border border = new Border(http);

    @AfterEach
    void close() {
        border.close();
    }

    static Stream<Reply> foreign() {
        return Stream.of(Reply.html(200), Reply.json(200, "{}"), Reply.json(200, ""));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void isNoListOfTables(Reply reply) {
        http.then(reply);

        Answer<List<String>> answer =
                border.answer(then -> ListTables.submit(border.dispatcher, border.in(HOUR), then));

        assertThat(Border.error(answer).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(Border.error(answer).operation()).isEqualTo(ApiOperation.LIST_TABLES);
        assertThat(Border.error(answer).code()).isIn("UnreadableAnswer", "NoConnection");
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void isNoListOfBackups(Reply reply) {
        http.then(reply);

        Answer<List<ListedBackup>> answer =
                border.answer(then -> ListBackups.ofAllTables().submit(border.dispatcher, border.in(HOUR), then));

        assertThat(Border.error(answer).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(Border.error(answer).operation()).isEqualTo(ApiOperation.LIST_BACKUPS);
        assertThat(Border.error(answer).code()).isIn("UnreadableAnswer", "NoConnection");
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void isNoAccount(Reply reply) {
        http.then(reply);
        List<Optional<AwsError>> learned = new ArrayList<>();

        GetCallerIdentity.learnAccount(border.dispatcher, border.in(HOUR), learned::add);
        border.run();

        assertThat(learned).containsExactly(Optional.empty());
        assertThat(border.dispatcher.session().account()).isEmpty();
    }
}
