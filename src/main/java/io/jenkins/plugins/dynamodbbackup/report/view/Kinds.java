package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import java.util.List;

/** The operations of a build by kind. */
final class Kinds {

    private Kinds() {}

    static <T extends Ended> List<T> only(Class<T> kind, List<Ended> operations) {
        return operations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
