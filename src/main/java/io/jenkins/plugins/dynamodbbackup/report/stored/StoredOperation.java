package io.jenkins.plugins.dynamodbbackup.report.stored;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An ended operation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StoredBackup.class, name = "backup"),
    @JsonSubTypes.Type(value = StoredRestore.class, name = "restore"),
    @JsonSubTypes.Type(value = StoredPrune.class, name = "prune")
})
public sealed interface StoredOperation permits StoredBackup, StoredRestore, StoredPrune, UnreadableOperation {

    OperationHeader head();

    OperationSummary summary();
}
