package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Consumer;

/** What a rule does to a call. */
public sealed interface Effect {
    /** The call fails and nothing happened. */
    record ErrorBefore(String code, String message) implements Effect {}

    /** The call takes effect, then the caller gets an error. */
    record ErrorAfter(String code, String message) implements Effect {}

    /** The connection ends before the call took effect. */
    record DropBefore() implements Effect {}

    /** The connection ends after the call took effect: the answer is lost. */
    record DropAfter() implements Effect {}

    /** The answer comes late. */
    record Delay(Duration time) implements Effect {}

    /** A list, scan or query ends early, with a cursor. Size 0: an empty page with a cursor. */
    record CutPage(int size) implements Effect {}

    /** The answer's JSON is changed on its way: an unknown status, a missing field. */
    record Edit(Consumer<ObjectNode> change) implements Effect {}

    /** A restore that fails: its target disappears after this time. */
    record RestoreVanishes(Duration after) implements Effect {}

    static Effect errorBefore(String code) {
        return new ErrorBefore(code, "by a rule");
    }

    static Effect errorBefore(String code, String message) {
        return new ErrorBefore(code, message);
    }

    static Effect errorAfter(String code) {
        return new ErrorAfter(code, "by a rule");
    }

    static Effect throttled() {
        return new ErrorBefore("ThrottlingException", "Rate exceeded");
    }

    /** A refusal by IAM, in IAM's words: "User: ... is not authorized to perform: ... on resource: ...". */
    static Effect denied() {
        return new ErrorBefore("AccessDeniedException", "");
    }

    static Effect dropBefore() {
        return new DropBefore();
    }

    static Effect dropAfter() {
        return new DropAfter();
    }

    static Effect delay(Duration time) {
        return new Delay(time);
    }

    static Effect cutPage(int size) {
        return new CutPage(size);
    }

    static Effect emptyPage() {
        return new CutPage(0);
    }

    static Effect edit(Consumer<ObjectNode> change) {
        return new Edit(change);
    }

    static Effect restoreVanishes(Duration after) {
        return new RestoreVanishes(after);
    }
}
