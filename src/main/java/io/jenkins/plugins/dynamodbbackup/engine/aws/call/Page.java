package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import java.util.List;
import java.util.Optional;

/** One page of a listing; a page with a cursor is not the last one, even when it is empty (spec 1.4). */
public record Page<T>(List<T> entries, Optional<String> cursor) {}
