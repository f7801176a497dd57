package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import java.util.List;

/** The operations of a build by kind. */
final class OperationsByKind {

    private OperationsByKind() {}

    static <T extends StoredOperation> List<T> only(Class<T> kind, List<StoredOperation> operations) {
        return operations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
