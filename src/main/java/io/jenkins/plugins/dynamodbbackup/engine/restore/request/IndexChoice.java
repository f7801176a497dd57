package io.jenkins.plugins.dynamodbbackup.engine.restore.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.List;

/** Which secondary indexes the restored table gets. Leaving some out makes a restore faster and cheaper (spec 3.1). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "restore")
@JsonSubTypes({
    @JsonSubTypes.Type(value = IndexChoice.All.class, name = "all"),
    @JsonSubTypes.Type(value = IndexChoice.None.class, name = "none"),
    @JsonSubTypes.Type(value = IndexChoice.Only.class, name = "only")
})
public sealed interface IndexChoice {

    /** All that the backup records: the index lists are left out of the request. */
    record All() implements IndexChoice {}

    /** None: empty lists are sent. */
    record None() implements IndexChoice {}

    /** The ones with these names. */
    record Only(List<String> names) implements IndexChoice {

        public Only {
            names = List.copyOf(names);
        }
    }

    /**
     * The indexes as specified by the user: {@code all}, {@code none} or names; empty means all.
     *
     * @throws BadRequestException when {@code all} or {@code none} is combined with others
     */
    static IndexChoice of(List<String> written) throws BadRequestException {
        boolean all = written.stream().anyMatch("all"::equalsIgnoreCase);
        boolean none = written.stream().anyMatch("none"::equalsIgnoreCase);
        if ((all || none) && written.size() > 1) {
            throw BadRequestException.of("indexes", "restore.indexes.alone");
        }
        if (none) {
            return new None();
        }
        return all || written.isEmpty() ? new All() : new Only(written);
    }
}
