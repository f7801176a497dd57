package io.jenkins.plugins.dynamodbbackup.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.XStream2;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs and builds are older than a field that is added later; whoever adds one learns here that it needs its default. */
class StoredParametersTest {

    static Stream<OperationParameters<?, ?>> fresh() {
        return Stream.of(new BackupParameters(null), new RestoreParameters(), new PruneParameters(null));
    }

    @ParameterizedTest
    @MethodSource("fresh")
    void aFieldThatIsNotStoredHasItsDefault(OperationParameters<?, ?> fresh) {
        Object stored = new XStream2().fromXML("<" + fresh.getClass().getName() + "/>");

        assertThat(stored).usingRecursiveComparison().isEqualTo(fresh);
    }
}
