package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import java.util.List;

/** Operations of one kind among those of a build. */
final class Kinds {

    private Kinds() {}

    static <T extends Ended> List<T> only(Class<T> kind, List<Ended> operations) {
        return operations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
