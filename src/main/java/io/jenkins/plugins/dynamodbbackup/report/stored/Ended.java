package io.jenkins.plugins.dynamodbbackup.report.stored;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An ended operation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EndedBackup.class, name = "backup"),
    @JsonSubTypes.Type(value = EndedRestore.class, name = "restore"),
    @JsonSubTypes.Type(value = EndedPrune.class, name = "prune")
})
public sealed interface Ended permits EndedBackup, EndedRestore, EndedPrune, UnreadableOperation {

    Head head();

    OperationSummary summary();
}
