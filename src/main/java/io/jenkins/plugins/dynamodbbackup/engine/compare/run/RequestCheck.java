package io.jenkins.plugins.dynamodbbackup.engine.compare.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.Optional;

/** What can be refused of a comparison without a call. */
final class RequestCheck {

    private RequestCheck() {}

    static void check(CompareRequest request, AwsTarget here) throws BadRequestException {
        named("left", request.left());
        named("right", request.right());
        region("leftRegion", request.leftRegion());
        region("rightRegion", request.rightRegion());
        boolean oneRegion = request.leftRegion()
                .orElse(here.region())
                .equals(request.rightRegion().orElse(here.region()));
        if (oneRegion && request.left().equals(request.right())) {
            throw new BadRequestException("right", Message.of("compare.sameTable", Argument.table(request.right())));
        }
        if (request.limits().readUnits().filter(units -> units < 1).isPresent()) {
            throw BadRequestException.of("readUnits", "compare.readUnits.invalid");
        }
        if (request.timeout().isZero() || request.timeout().isNegative()) {
            throw BadRequestException.of("timeoutMinutes", "compare.timeout.invalid");
        }
    }

    private static void named(String parameter, String table) throws BadRequestException {
        if (!table.matches("[a-zA-Z0-9_.-]{3,255}")) {
            throw new BadRequestException(parameter, Message.of("compare.table.invalid", table));
        }
    }

    private static void region(String parameter, Optional<String> region) throws BadRequestException {
        if (region.isPresent()) {
            try {
                AwsTarget.of(region.get(), Optional.empty());
            } catch (BadRequestException e) {
                throw BadRequestException.of(parameter, "compare.region.invalid", region.get());
            }
        }
    }
}
