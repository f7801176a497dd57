package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.keepLast;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What is refused before a prune is resumed. */
class PruneProgressTest {

    @Test
    void refusesProgressOfAnotherVersionOrRegion() throws Exception {
        try (Simulation aws = new Simulation()) {
            PruneProgress now = PruneOperation.start(
                            keepLast(1, "orders"), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal())
                    .progress();
            assertThatThrownBy(() -> resume(
                            aws,
                            new PruneProgress(
                                    2,
                                    now.request(),
                                    now.region(),
                                    now.startedAt(),
                                    now.runStart(),
                                    Set.of(),
                                    now.planned())))
                    .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                    .returns(Message.of("operation.otherVersion", 2, 1), BadRequestException::reason);
            assertThatThrownBy(() -> resume(
                            aws,
                            new PruneProgress(
                                    1,
                                    now.request(),
                                    "us-east-1",
                                    now.startedAt(),
                                    now.runStart(),
                                    Set.of(),
                                    now.planned())))
                    .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                    .returns(
                            Message.of("operation.otherRegion", "prune", "us-east-1", "eu-west-1"),
                            BadRequestException::reason);
        }
    }

    private static void resume(Simulation aws, PruneProgress progress) throws Exception {
        PruneOperation.resume(progress, aws.session(), SettingsFiles.NONE, it -> {}, aws.journal());
    }
}
