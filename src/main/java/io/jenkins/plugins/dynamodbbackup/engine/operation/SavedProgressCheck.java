package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;

/** Whether a saved progress can be gone on with here. */
public final class SavedProgressCheck {

    private SavedProgressCheck() {}

    /**
     * Names mean other tables and other backups in another region, so work goes on only where it began.
     *
     * @param kind such as {@code a restore}
     * @param version that this program reads
     * @throws BadRequestException when the progress is of another version or region
     */
    public static void require(String kind, int savedVersion, int version, String savedRegion, AwsSession session)
            throws BadRequestException {
        requireVersion(savedVersion, version);
        String region = session.target().region();
        if (!savedRegion.equals(region)) {
            throw new BadRequestException(
                    "resume",
                    "The saved progress is of " + kind + " in " + savedRegion + ", and this session is in " + region
                            + "; resume it in its own region.");
        }
    }

    static void requireVersion(int savedVersion, int version) throws BadRequestException {
        if (savedVersion != version) {
            throw new BadRequestException(
                    "resume",
                    "The saved progress has version " + savedVersion + ", this program reads version " + version
                            + "; resume it with the program that saved it.");
        }
    }
}
