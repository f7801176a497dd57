package io.jenkins.plugins.dynamodbbackup.engine.operation.progress;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** Whether an operation can be resumed in this session. */
public final class SavedProgressCheck {

    private SavedProgressCheck() {}

    /**
     * A name stands for another table in another region, so an operation is resumed only in its own region.
     *
     * @param kind of the operation, such as {@code restore}
     * @param version read by this program
     * @throws BadRequestException when the progress is of another version or region
     */
    public static void require(String kind, int savedVersion, int version, String savedRegion, AwsSession session)
            throws BadRequestException {
        requireVersion(savedVersion, version);
        String region = session.target().region();
        if (!savedRegion.equals(region)) {
            throw new BadRequestException("resume", Message.of("operation.otherRegion", kind, savedRegion, region));
        }
    }

    static void requireVersion(int savedVersion, int version) throws BadRequestException {
        if (savedVersion != version) {
            throw new BadRequestException("resume", Message.of("operation.otherVersion", savedVersion, version));
        }
    }
}
